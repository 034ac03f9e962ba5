"""Throws malformed bytes at every socket of a kernel, from a fixed seed; afterwards it must answer a real client.

Streams: random bytes, random bytes behind a valid greeting or handshake, valid traffic with changed bytes, oversized and
endless lengths, connections that stop half-way, and 200 connections at once.
"""

import argparse
import random
import socket
import struct
import sys
import time

import psutil
from test_kernel import PATIENCE, StartedKernel

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x01" + b"NULL".ljust(20, b"\0") + bytes(32)
TYPES = {"shell_port": b"DEALER", "control_port": b"DEALER", "stdin_port": b"DEALER", "iopub_port": b"SUB", "hb_port": b"REQ"}


def ready(socket_type, identity=b""):
    properties = [(b"Socket-Type", socket_type), (b"Identity", identity)]
    body = b"\x05READY" + b"".join(bytes([len(k)]) + k + struct.pack(">I", len(v)) + v for k, v in properties)
    return b"\x04" + bytes([len(body)]) + body


def message(*frames):
    flags = [1] * (len(frames) - 1) + [0]
    return b"".join(bytes([flag, len(frame)]) + frame for flag, frame in zip(flags, frames))


def noise(rng, most=200):
    return rng.randbytes(rng.randrange(most))


def streams(rng, port):
    """One malformed stream of a random kind."""
    shake = GREETING + ready(TYPES[port], noise(rng, 20))
    kind = rng.randrange(12)
    if kind == 0:
        return noise(rng)
    if kind == 1:
        return GREETING[: rng.randrange(64)] + noise(rng)
    if kind == 2:
        return GREETING + noise(rng)
    if kind == 3:
        return shake + noise(rng)
    if kind == 4:
        changed = bytearray(shake + message(b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"))
        for _ in range(rng.randrange(1, 6)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)
    if kind == 5:
        return shake + bytes([rng.choice([2, 3, 6])]) + struct.pack(">Q", rng.choice([2**26 + 1, 2**31, 2**40, 2**63, 2**64 - 1]))
    if kind == 6:
        return shake + bytes([2]) + struct.pack(">Q", 2**26) + noise(rng, 5000)
    if kind == 7:
        return shake + message(*[b""] * rng.randrange(1, 600))
    if kind == 8:
        return shake + b"\x04" + bytes([rng.randrange(30)]) + noise(rng, 40)
    if kind == 9:
        return shake + message(b"<IDS|MSG>", noise(rng, 70), *[noise(rng, 30) for _ in range(rng.randrange(8))])
    if kind == 10:
        return shake + rng.choice([b"\x05\x00", b"\xf8\x00", b"\x00\x03\x01ab\x00\x02\x00x\x00\x00"]) + noise(rng)
    return shake[: rng.randrange(len(shake))]


def send(port, data, half_open):
    try:
        peer = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        peer.sendall(data)
    except OSError:
        return None
    if half_open:
        return peer
    peer.close()
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--streams", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    with StartedKernel() as kernel:
        kernel.client.execute_interactive("var kept = 41;", timeout=PATIENCE)
        process = psutil.Process(kernel.process.pid)
        memory = process.memory_info().rss
        started = time.monotonic()
        ports = list(TYPES)
        half_open = []
        for number in range(chosen.streams):
            port = ports[number % len(ports)]
            peer = send(kernel.connection[port], streams(rng, port), half_open=number % 100 == 0)
            half_open += [peer] if peer else []
            if number % 2000 == 0:
                check(kernel)
        crowd = [socket.create_connection(("127.0.0.1", kernel.connection["shell_port"])) for _ in range(200)]
        for peer in crowd:
            peer.sendall(GREETING + ready(b"DEALER"))
        check(kernel)
        for peer in crowd + half_open:
            peer.close()
        check(kernel)
        grown = (process.memory_info().rss - memory) >> 20
        print(f"{chosen.streams} streams in {time.monotonic() - started:.1f} s; the kernel answers; it grew by {grown} MiB")
    dropped = kernel.log.count("\n")
    print(f"{dropped} lines logged")
    sys.exit(0 if 0 < dropped <= 1001 else "The log does not tell of it, or tells too much.")


def check(kernel):
    reply = kernel.client.execute_interactive("kept + 1", timeout=PATIENCE, output_hook=lambda message: None)
    assert reply["content"]["status"] == "ok", reply
    assert kernel.client.hb_channel.is_beating()
    assert kernel.process.poll() is None


if __name__ == "__main__":
    main()
