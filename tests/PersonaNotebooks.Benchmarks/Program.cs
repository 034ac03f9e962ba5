using BenchmarkDotNet.Running;
using PersonaNotebooks.Benchmarks.Mixtures;

if (args is ["ag-news"])
{
    await AgNewsStudy.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
