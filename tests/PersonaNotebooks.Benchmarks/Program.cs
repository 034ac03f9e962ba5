using BenchmarkDotNet.Running;
using PersonaNotebooks.Benchmarks.Mixtures;

if (args is ["ag-news"])
{
    await AgNewsStudy.RunAsync();
}
else if (args is ["reviews"])
{
    await ReviewRecoveryStudy.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
