// Notebook runs set the working directory and the console, which belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
