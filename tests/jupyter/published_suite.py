"""The published conformance suite for Jupyter kernels (jupyter_kernel_test), run as it is against the installed kernel.

Debian 12 has its version 0.4.5; the version that is run is printed.
"""

import unittest

import jupyter_kernel_test


class PersonaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.Write("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oh");'

    completion_samples = [
        {"text": "Console.Wri", "matches": {"Write", "WriteLine"}},
        {"text": "var s = \"abc\";\ns.Substr", "matches": {"Substring"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": "System.Threading.Tas", "matches": {"Tasks"}},
        {"text": "new[] { 1 }.SelectM", "matches": {"SelectMany"}},
        {"text": "forea", "matches": {"foreach"}},
    ]

    complete_code_samples = [
        "1 + 1",
        "var x = 1;",
        'Console.WriteLine("hello, world");',
        "int Twice(int n)\n{\n    return 2 * n;\n}",
        "#!markdown\n# Title",
    ]
    incomplete_code_samples = [
        "foreach (var x in new[] { 1 })\n{",
        "int Twice(int n)\n{",
        "var a = new[] { 1, 2,",
        "/* a remark",
        'var text = """\n  raw',
        "1 +",
    ]
    invalid_code_samples = ["import = 7q", "var 3x = 5;", "int int = 3; }"]

    code_generate_error = 'throw new Exception("no");'

    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "Enumerable.Range(1, 3).Select(n => n * n)", "result": "[1, 4, 9]"},
        {"code": '"a" + "b"', "result": "ab"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>test</b>"));', "mime": "text/html"},
        {"code": "#!markdown\n**test**", "mime": "text/markdown"},
        {"code": "#!mermaid\ngraph LR; a --> b", "mime": "text/markdown"},
    ]

    code_history_pattern = "1?+ 2*"
    supported_history_operations = ("tail", "range", "search")

    code_page_something = "Console.WriteLine?"
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    print(f"jupyter_kernel_test {jupyter_kernel_test.__version__}")
    unittest.main(verbosity=2)
