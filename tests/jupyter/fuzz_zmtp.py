"""Throws malformed bytes at every socket of a kernel, from a fixed seed; afterwards it must answer a real client.

Streams: random bytes, random bytes behind a valid greeting or handshake, valid traffic with changed bytes, oversized and
endless lengths, connections that stop half-way, and 200 connections at once. Each stream is read to the end by the kernel
before its connection is closed, and the kernel's log must name every way in which it refuses one.
"""

import argparse
import errno
import random
import re
import socket
import struct
import sys
import threading
import time

import psutil
from test_kernel import PATIENCE, StartedKernel

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x01" + b"NULL".ljust(20, b"\0") + bytes(32)
TYPES = {"shell_port": b"DEALER", "control_port": b"DEALER", "stdin_port": b"DEALER", "iopub_port": b"SUB", "hb_port": b"REQ"}
# What the log must tell of: one way for each class of stream.
REASONS = [
    "does not speak ZMTP",
    "asks for a security mechanism",
    "speaks ZMTP",
    "is not ready",
    "impossible flags",
    "is above the limit of",
    "a message is above the limits",
    "has no name",
    "unknown command",
    "between the frames",
    "a property is cut off",
    "a socket of that type does not fit",
    "lacks parts",
    "wrong signature",
    "something else than a subscription",
]
MOST_GROWTH = 256 << 20
WORKERS = 4
CLOSED = (errno.ECONNRESET, errno.EPIPE, errno.ENOTCONN)


def ready(socket_type, identity=b""):
    properties = [(b"Socket-Type", socket_type), (b"Identity", identity)]
    body = b"\x05READY" + b"".join(bytes([len(k)]) + k + struct.pack(">I", len(v)) + v for k, v in properties)
    return b"\x04" + bytes([len(body)]) + body


def message(*frames):
    flags = [1] * (len(frames) - 1) + [0]
    return b"".join(bytes([flag, len(frame)]) + frame for flag, frame in zip(flags, frames))


def noise(rng, most=200):
    return rng.randbytes(rng.randrange(most))


def stream(rng, port):
    """The greeting of a malformed stream of a random kind, and what follows it."""
    shake = ready(TYPES[port], noise(rng, 20))
    kind = rng.randrange(14)
    if kind == 0:
        return noise(rng), b""
    if kind == 1:
        return GREETING[: rng.randrange(64)] + noise(rng), b""
    if kind == 2:
        return GREETING, noise(rng)
    if kind == 3:
        return GREETING, shake + noise(rng)
    if kind == 4:
        changed = bytearray(shake + message(b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"))
        for _ in range(rng.randrange(1, 6)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return GREETING, bytes(changed)
    if kind == 5:
        return GREETING, shake + bytes([rng.choice([2, 3, 6])]) + struct.pack(
            ">Q", rng.choice([2**26 + 1, 2**31, 2**40, 2**63, 2**64 - 1])
        )
    if kind == 6:
        return GREETING, shake + bytes([2]) + struct.pack(">Q", 2**26) + noise(rng, 5000)
    if kind == 7:
        return GREETING, shake + message(*[b""] * rng.randrange(1, 600))
    if kind == 8:
        return GREETING, shake + b"\x04" + bytes([rng.randrange(30)]) + noise(rng, 40)
    if kind == 9:
        return GREETING, shake + message(b"<IDS|MSG>", noise(rng, 70), *[noise(rng, 30) for _ in range(rng.randrange(8))])
    if kind == 10:
        return GREETING, shake + rng.choice([b"\x05\x00", b"\xf8\x00", b"\x01\x01a\x04\x02\x01x", b"\x04\x06\x05HELLO"]) + noise(rng)
    if kind == 11:
        return GREETING, ready(rng.choice([b"PUSH", b"PUB", b"REP"])) + noise(rng)
    if kind == 12:
        changed = bytearray(GREETING)
        changed[rng.choice([0, 9, 10, 12, 13])] = rng.randrange(256)
        return bytes(changed), shake + noise(rng)
    return GREETING, shake[: rng.randrange(len(shake))]


def send(port, greeting, rest):
    """Sends as a peer does, so that the kernel comes to read all of it: the greetings cross before the rest is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as peer:
        try:
            peer.sendall(greeting)
            if greeting == GREETING:
                answered(peer)
                peer.sendall(rest)
            peer.shutdown(socket.SHUT_WR)
            while peer.recv(1 << 16):
                pass
        except OSError as fault:
            # The kernel may close it on the way; but it must not leave it waiting.
            if fault.errno not in CLOSED:
                raise


def answered(peer):
    """Reads the kernel's greeting and READY; a timeout is a kernel that does not answer, and fails the test."""
    head = exactly(peer, len(GREETING) + 2)
    exactly(peer, head[-1])
    assert head[:1] == b"\xff" and head[len(GREETING)] == 4, head


def exactly(peer, length):
    data = b""
    while len(data) < length:
        piece = peer.recv(length - len(data))
        if not piece:
            raise ConnectionResetError(errno.ECONNRESET, "closed")
        data += piece
    return data


def throw(kernel, jobs):
    """Sends streams from a few threads; gives what went wrong in them."""
    faults = []
    waiting = iter(jobs)
    lock = threading.Lock()

    def work():
        while not faults:
            with lock:
                job = next(waiting, None)
            if job is None:
                return
            port, greeting, rest = job
            try:
                send(kernel.connection[port], greeting, rest)
            except Exception as fault:  # Reported by the thread that waits for this one.
                faults.append((port, greeting, rest, repr(fault)))

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not faults, faults[0]


def connect(kernel, number):
    return socket.create_connection(("127.0.0.1", kernel.connection[list(TYPES)[number % len(TYPES)]]), timeout=PATIENCE)


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
        jobs = [(port, *stream(rng, port)) for port in (ports[number % len(ports)] for number in range(chosen.streams))]
        half_open = []
        for first in range(0, len(jobs), 2000):
            batch = jobs[first : first + 2000]
            for number, (_, greeting, rest) in enumerate(batch[::100]):
                peer = connect(kernel, number)
                peer.sendall(greeting + rest)
                half_open.append(peer)
            throw(kernel, batch)
            check(kernel)
        crowd = [connect(kernel, number) for number in range(200)]
        for number, peer in enumerate(crowd):
            peer.sendall(GREETING + ready(TYPES[ports[number % len(ports)]]))
        for peer in crowd:
            answered(peer)
        check(kernel)
        for peer in crowd + half_open:
            peer.close()
        check(kernel)
        grown = process.memory_info().rss - memory
        print(
            f"{chosen.streams} streams in {time.monotonic() - started:.1f} s, {len(half_open)} half open, {len(crowd)} connections"
            f" at once; the kernel answers; it grew by {grown >> 20} MiB"
        )
        assert grown < MOST_GROWTH, f"{grown >> 20} MiB are more than {MOST_GROWTH >> 20}"
    lines = kernel.log.count("\n")
    told = [reason for reason in REASONS if reason in kernel.log]
    print(f"{lines} lines logged; {len(told)} of {len(REASONS)} ways to refuse a stream")
    for line in re.findall("in all .*", kernel.log):
        print(f"  {line}")
    sys.exit(
        f"The log does not tell of: {', '.join(r for r in REASONS if r not in told)}"
        if len(told) < len(REASONS)
        else "The log tells too much."
        if lines > 2000
        else 0
    )


def check(kernel):
    reply = kernel.client.execute_interactive("kept + 1", timeout=PATIENCE, output_hook=lambda message: None)
    assert reply["content"]["status"] == "ok", reply
    assert kernel.client.hb_channel.is_beating()
    assert kernel.process.poll() is None


if __name__ == "__main__":
    main()
