"""Prints how long the kernel takes: start to ready, first cell, later cells, interrupt. Fails only when it never answers."""

import statistics
import time

from test_kernel import PATIENCE, start_new_kernel, KERNEL


def main():
    rounds = [measure() for _ in range(3)]
    names = ["start to ready", "first cell", "later cell (median of 20)", "interrupt of an endless loop"]
    for name, times in zip(names, zip(*rounds)):
        print(f"{name}: {statistics.median(times):.3f} s (median of {len(rounds)} kernels; worst {max(times):.3f} s)")


def measure():
    started = time.monotonic()
    manager, client = start_new_kernel(kernel_name=KERNEL)
    ready = time.monotonic()
    first = cell(client, "var x = 1;\nx + 1")
    later = statistics.median(cell(client, f"x + {number}") for number in range(20))
    client.execute('Console.WriteLine("begun"); while (true) { }')
    while client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
        pass
    interrupted = time.monotonic()
    manager.interrupt_kernel()
    while client.get_shell_msg(timeout=PATIENCE)["content"].get("ename") != "Interrupted":
        pass
    stopped = time.monotonic()
    client.stop_channels()
    manager.shutdown_kernel()
    return ready - started, first, later, stopped - interrupted


def cell(client, code):
    before = time.monotonic()
    client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda message: None)
    return time.monotonic() - before


if __name__ == "__main__":
    main()
