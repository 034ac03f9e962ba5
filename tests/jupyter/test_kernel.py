"""What front ends rely on, checked with Debian's jupyter_client and pyzmq against the installed kernel."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest

import psutil
import zmq
from jupyter_client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

KERNEL = ".net-csharp"
PATIENCE = 60


class KernelTestCase(unittest.TestCase):
    """One kernel for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def run_cell(self, code, **options):
        """Runs a cell; gives the reply's content and the published messages as (type, content)."""
        return self.collect(self.client.execute(code, **options))

    def collect(self, message_id):
        published = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != message_id:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
            else:
                published.append((message["msg_type"], message["content"]))
        return self.reply(message_id), published

    def reply(self, message_id):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"]["msg_id"] == message_id:
                return message["content"]

    def result(self, code):
        reply, published = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return dict(published)["execute_result"]["data"]["text/plain"]

    def control(self, message_type, content):
        message = self.client.session.msg(message_type, content)
        self.client.control_channel.send(message)
        return self.client.get_control_msg(timeout=PATIENCE)

    def wait_for_text(self, text):
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream" and message["content"]["text"].startswith(text):
                return


class Cells(KernelTestCase):
    def test_cells_share_variables(self):
        self.run_cell("var shared = 20;\nrecord Pair(int A);")
        self.assertEqual("Pair { A = 40 }", self.result("new Pair(shared * 2)"))

    def test_text_arrives_while_the_cell_runs(self):
        message_id = self.client.execute('Console.WriteLine("first"); GetInput(); Console.WriteLine("second");')
        texts = []
        while "first\n" not in texts:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            texts.append(message["content"].get("text"))
        self.client.get_stdin_msg(timeout=PATIENCE)
        self.client.input("")
        _, published = self.collect(message_id)
        self.assertIn(("stream", {"name": "stdout", "text": "second\n"}), published)

    def test_outputs_keep_their_order(self):
        code = 'Console.Write("a"); Console.Error.Write("b"); display(1); Console.Write("c"); 2'
        _, published = self.run_cell(code)
        kinds = [(kind, content.get("name")) for kind, content in published[1:]]
        expected = [("stream", "stdout"), ("stream", "stderr"), ("display_data", None)]
        self.assertEqual(expected + [("stream", "stdout"), ("execute_result", None)], kinds)

    def test_a_display_is_updated_in_place(self):
        _, shown = self.run_cell('var handle = display("one");')
        _, updated = self.run_cell('handle.Update("two");')
        before, after = dict(shown)["display_data"], dict(updated)["update_display_data"]
        self.assertEqual(before["transient"], after["transient"])
        self.assertEqual("two", after["data"]["text/plain"])

    def test_markup_cells(self):
        _, published = self.run_cell("#!html\n<b>bold</b>\n#!javascript\n1;")
        data = [content["data"] for kind, content in published if kind == "display_data"]
        self.assertEqual([{"text/html": "<b>bold</b>"}, {"application/javascript": "1;"}], data)

    def test_what_was_printed_comes_before_the_error(self):
        for code in ('Console.Write("before"); throw new Exception("no");', 'Console.Write("before"); int.Parse("x")'):
            _, published = self.run_cell(code)
            self.assertEqual(["execute_input", "stream", "error"], [kind for kind, _ in published])

    def test_many_switches_of_stream_hold_up_nothing(self):
        self.run_cell('for (var i = 0; i < 400; i++) (i % 2 == 0 ? Console.Out : Console.Error).Write("x");')
        message_id = self.client.execute('Console.WriteLine("first"); GetInput();')
        asked = self.client.get_stdin_msg(timeout=PATIENCE)
        # Without a further message: what was printed before the question is on its way.
        self.wait_for_text("first")
        self.assertEqual("input_request", asked["msg_type"])
        self.client.input("")
        self.collect(message_id)

    def test_many_updates_leave_the_result(self):
        code = 'var bar = display(""); for (var i = 0; i < 4_000; i++) bar.Update(new string(\'x\', 300)); "the result"'
        _, published = self.run_cell(code)
        self.assertEqual("the result", dict(published)["execute_result"]["data"]["text/plain"])
        self.assertNotIn("stream", dict(published))
        self.assertEqual("x" * 300, dict(published)["update_display_data"]["data"]["text/plain"])

    def test_a_front_end_that_reads_slowly_holds_the_cell_and_not_the_memory(self):
        with StartedKernel() as kernel, zmq.Context() as context, context.socket(zmq.SUB) as slow:
            # The only subscriber takes one message and then none for a while.
            kernel.client.iopub_channel.stop()
            slow.setsockopt(zmq.RCVHWM, 1)
            slow.setsockopt(zmq.RCVBUF, 1 << 14)
            slow.setsockopt(zmq.RCVTIMEO, PATIENCE * 1000)
            slow.connect(f"tcp://127.0.0.1:{kernel.connection['iopub_port']}")
            slow.subscribe(b"")
            slow.recv_multipart()
            process = psutil.Process(kernel.process.pid)
            before = process.memory_info().rss
            code = "for (var i = 0; i < 2_000; i++) { display(new string('x', 100_000)); ClearOutput(); }"
            message_id = kernel.client.execute(code)
            time.sleep(5)
            self.assertLess(process.memory_info().rss - before, 150 << 20)
            displays = 0
            while True:
                header, parent, _, content = [json.loads(frame) for frame in slow.recv_multipart()[-4:]]
                displays += header["msg_type"] == "display_data"
                if parent.get("msg_id") == message_id and content.get("execution_state") == "idle":
                    break
            self.assertEqual(2_000, displays)

    def test_compile_errors_name_the_line(self):
        reply, published = self.run_cell("var fine = 1;\nvar bad = nowhere;")
        self.assertEqual(("error", "CompilationError"), (reply["status"], reply["ename"]))
        self.assertEqual(reply["traceback"], dict(published)["error"]["traceback"])
        self.assertIn("line 2:  var bad = nowhere;", reply["traceback"][1])

    def test_exceptions_have_a_trace(self):
        self.run_cell("int Divide(int by)\n{\n    return 10 / by;\n}")
        reply, _ = self.run_cell("var zero = 0;\nDivide(zero);")
        self.assertEqual("DivideByZeroException", reply["ename"])
        self.assertRegex("\n".join(reply["traceback"]), r"at cell \[\d+\], line 3\n  at cell \[\d+\], line 2")

    def test_user_expressions(self):
        reply, _ = self.run_cell("var six = 6;", user_expressions={"good": "six * 7", "bad": "nowhere"})
        self.assertEqual({"text/plain": "42"}, reply["user_expressions"]["good"]["data"])
        self.assertEqual("error", reply["user_expressions"]["bad"]["status"])

    def test_silent_cells_publish_nothing_and_are_not_counted(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, published = self.run_cell("var quiet = 5; Console.WriteLine(quiet); quiet", silent=True)
        self.assertEqual(([], "ok", before), (published, reply["status"], reply["execution_count"]))
        self.assertEqual("5", self.result("quiet"))

    def test_unstored_cells_are_not_counted(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, published = self.run_cell("40 + 2", store_history=False)
        self.assertEqual("42", dict(published)["execute_result"]["data"]["text/plain"])
        self.assertEqual(before, reply["execution_count"])

    def test_an_error_stops_the_cells_behind_it(self):
        first = self.client.execute('System.Threading.Thread.Sleep(300); throw new Exception("no");')
        second = self.client.execute("var never = 1;")
        question = self.client.is_complete("1")
        self.assertEqual("error", self.reply(first)["status"])
        self.assertEqual("aborted", self.reply(second)["status"])
        self.assertEqual("complete", self.reply(question)["status"])
        self.assertEqual("error", self.run_cell("never")[0]["status"])

    def test_an_error_that_may_happen_stops_nothing(self):
        code = 'System.Threading.Thread.Sleep(300); throw new Exception("no");'
        first = self.client.execute(code, stop_on_error=False)
        second = self.client.execute("1")
        self.assertEqual("error", self.reply(first)["status"])
        self.assertEqual("ok", self.reply(second)["status"])

    def test_runaway_output_is_cut_off(self):
        _, published = self.run_cell('for (var i = 0; i < 5_000_000; i++) Console.WriteLine("0123456789");')
        texts = [content for kind, content in published if kind == "stream"]
        self.assertEqual(1_000_000, sum(len(t["text"]) for t in texts if t["name"] == "stdout"))
        self.assertIn("output cut off", texts[-1]["text"])
        self.assertEqual("3", self.result("1 + 2"))

    def test_a_console_line_is_asked_of_the_user(self):
        message_id = self.client.execute('var who = Console.ReadLine(); var word = GetPassword("word?"); $"{who} {word}"')
        self.assertEqual({"prompt": "", "password": False}, self.client.get_stdin_msg(timeout=PATIENCE)["content"])
        self.client.input("Ada")
        asked = self.client.get_stdin_msg(timeout=PATIENCE)["content"]
        self.assertEqual({"prompt": "word?", "password": True}, asked)
        self.client.input("secret")
        _, published = self.collect(message_id)
        self.assertEqual("Ada secret", dict(published)["execute_result"]["data"]["text/plain"])

    def test_input_is_refused_where_the_front_end_takes_none(self):
        reply, _ = self.run_cell("Console.ReadLine()", allow_stdin=False)
        self.assertIn("takes none", reply["evalue"])

    def test_the_working_directory_is_that_of_the_front_end(self):
        self.assertEqual(os.getcwd(), self.result("Directory.GetCurrentDirectory()"))


class Questions(KernelTestCase):
    def complete(self, code, cursor=None):
        return self.reply(self.client.complete(code, cursor))

    def inspect(self, code, cursor=None, detail=0):
        return self.reply(self.client.inspect(code, cursor, detail))

    def test_kernel_info(self):
        info = self.reply(self.client.kernel_info())
        self.assertEqual(("5.4", "C#"), (info["protocol_version"], info["language_info"]["name"]))
        self.assertFalse(info["debugger"])

    def test_variables_and_their_members_are_completed(self):
        self.run_cell('var personas = new List<string> { "Ada" };')
        self.assertEqual(["personas"], self.complete("personas")["matches"])
        members = self.complete("personas.Ad")
        self.assertEqual(["Add", "AddRange"], members["matches"])
        kinds = members["metadata"]["_jupyter_types_experimental"]
        self.assertEqual({"method"}, {item["type"] for item in kinds})
        self.assertIn("List<string>.Add(string item)", kinds[0]["signature"])

    def test_overloads_are_told(self):
        item = self.complete("Console.WriteLin")["metadata"]["_jupyter_types_experimental"][0]
        self.assertRegex(item["signature"], r"overloads\)$")

    def test_what_the_same_cell_declares_is_completed(self):
        self.assertEqual(["fresh"], self.complete("var fresh = 1;\nfres")["matches"])

    def test_positions_are_code_points(self):
        code = 'var faces = "\U0001f600\U0001f600"; faces.Len'
        reply = self.complete(code, len(code))
        self.assertEqual(["Length"], reply["matches"])
        self.assertEqual("Len", code[reply["cursor_start"] : reply["cursor_end"]])

    def test_nothing_is_completed_in_text(self):
        for code in ('"Conso', "// Conso", "#!markdown\nConso", "1", '$"Conso'):
            self.assertEqual([], self.complete(code)["matches"], code)

    def test_inspection_gives_signatures_and_documentation(self):
        reply = self.inspect("Math.Sqrt(2)", 6)
        self.assertIn("double Math.Sqrt(double d)", reply["data"]["text/markdown"])
        self.assertIn("square root", reply["data"]["text/markdown"])

    def test_inspection_inside_a_call(self):
        self.assertIn("Math.Max", self.inspect("Math.Max(", 9)["data"]["text/markdown"])

    def test_the_library_is_documented(self):
        folder = pathlib.Path(__file__).resolve().parents[2] / "src/PersonaNotebooks/bin/Release/net10.0"
        self.run_cell(f'#r "{folder}/PersonaNotebooks.dll"\nusing PersonaNotebooks;')
        self.assertIn("seed", self.inspect("Seed", 4)["data"]["text/markdown"])

    def test_the_unknown_is_not_found(self):
        reply = self.inspect("nothingOfThatName", 3)
        self.assertEqual(("ok", False, {}), (reply["status"], reply["found"], reply["data"]))

    def test_history(self):
        self.run_cell("var h1 = 1;")
        self.run_cell("var h2 = 2;\nh2")
        ask = lambda **how: self.reply(self.client.history(raw=True, **how))["history"]
        tail = ask(output=True, hist_access_type="tail", n=2)
        self.assertEqual([["var h1 = 1;", None], ["var h2 = 2;\nh2", "2"]], [entry[2] for entry in tail])
        first = tail[0][1]
        self.assertEqual(tail[0][:2] + ["var h1 = 1;"], ask(hist_access_type="range", session=0, start=first, stop=first + 1)[0])
        self.assertEqual(["var h2 = 2;\nh2"], [e[2] for e in ask(hist_access_type="search", pattern="var h?*h2")])

    def test_comms_are_told_that_nobody_answers(self):
        self.assertEqual({}, self.reply(self.client.comm_info())["comms"])
        message = self.client.session.msg("comm_open", {"comm_id": "c1", "target_name": "x", "data": {}})
        self.client.shell_channel.send(message)
        while True:
            published = self.client.get_iopub_msg(timeout=PATIENCE)
            if published["msg_type"] == "comm_close":
                break
        self.assertEqual("c1", published["content"]["comm_id"])

    def test_debugging_is_refused(self):
        reply = self.control("debug_request", {"type": "request", "seq": 7, "command": "initialize"})["content"]
        self.assertEqual((False, 7, "initialize"), (reply["success"], reply["request_seq"], reply["command"]))

    def test_a_malformed_request_is_answered_with_an_error(self):
        message = self.client.session.msg("complete_request", {"code": 5, "cursor_pos": "x"})
        self.client.shell_channel.send(message)
        reply = self.reply(message["header"]["msg_id"])
        self.assertEqual(("error", "InputException"), (reply["status"], reply["ename"]))


class Interrupts(KernelTestCase):
    LOOPS = [
        "while (true) { }",
        'while (true) Console.WriteLine("x");',
        "try { while (true) { } } catch (Exception) { }",
        'while (true) try { Console.WriteLine("x"); } catch { }',
        "while (true) try { display(1); } catch { }",
        "await Task.Delay(-1);",
        "System.Threading.Thread.Sleep(-1);",
        "Console.ReadLine();",
    ]

    def stop(self, code, interrupt):
        self.run_cell("var kept = 41;")
        message_id = self.client.execute(code if "begun" in code else f'Console.WriteLine("begun");\n{code}')
        self.wait_for_text("begun")
        interrupt()
        reply = self.reply(message_id)
        self.assertEqual(("error", "Interrupted"), (reply["status"], reply["ename"]))
        self.assertEqual("42", self.result("kept + 1"))
        return reply["evalue"]

    def test_endless_cells_stop_and_variables_stay(self):
        for code in self.LOOPS:
            with self.subTest(code):
                self.assertNotIn("still runs", self.stop(code, self.manager.interrupt_kernel))

    def test_an_endless_user_expression_stops(self):
        endless = '((Func<int>)(() => { Console.WriteLine(1); while (true) { } }))()'
        message_id = self.client.execute("var ended = 1;", user_expressions={"endless": endless, "next": "ended"})
        self.wait_for_input_of(message_id)
        time.sleep(0.5)
        self.manager.interrupt_kernel()
        reply = self.reply(message_id)
        self.assertEqual("ok", reply["status"])
        self.assertEqual("Interrupted", reply["user_expressions"]["endless"]["ename"])
        self.assertEqual("1", self.result("ended"))

    def wait_for_input_of(self, message_id):
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == message_id:
                return

    def test_an_interrupt_right_after_busy_is_heard(self):
        for _ in range(10):
            message_id = self.client.execute("while (true) { }")
            while self.client.get_iopub_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != message_id:
                pass
            self.control("interrupt_request", {})
            self.assertEqual("Interrupted", self.reply(message_id)["ename"])

    def test_a_signal_stops_them_too(self):
        self.stop(self.LOOPS[0], lambda: os.kill(self.manager.provisioner.pid, signal.SIGINT))

    def test_a_task_that_cannot_be_stopped_is_told_of(self):
        told = self.stop('await Task.Run(() => { Console.WriteLine("begun"); while (true) { } });', self.manager.interrupt_kernel)
        self.assertIn("still runs", told)

    def test_an_interrupt_of_nothing_is_harmless(self):
        self.assertEqual("ok", self.control("interrupt_request", {})["content"]["status"])
        self.assertEqual("2", self.result("1 + 1"))


class FullThreadPool(KernelTestCase):
    """The compiler needs the thread pool, so the next cell waits for it; but the kernel hears, answers and stops."""

    def test_it_does_not_deafen_the_kernel(self):
        code = "for (var i = 0; i < 1000; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(60_000));\nwhile (true) { }"
        message_id = self.client.execute(code)
        time.sleep(1)
        self.assertEqual("ok", self.control("kernel_info_request", {})["content"]["status"])
        self.assertTrue(self.client.hb_channel.is_beating())
        self.assertEqual("ok", self.control("interrupt_request", {})["content"]["status"])
        self.assertEqual("Interrupted", self.reply(message_id)["ename"])


class Lives(unittest.TestCase):
    def test_restart_forgets_variables(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        try:
            client.execute_interactive("var old = 1;", timeout=PATIENCE)
            manager.restart_kernel()
            client.wait_for_ready(timeout=PATIENCE)
            self.assertEqual("error", client.execute_interactive("old", timeout=PATIENCE)["content"]["status"])
        finally:
            client.stop_channels()
            manager.shutdown_kernel()

    def test_shutdown_ends_the_process_also_in_an_endless_cell(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        client.execute("_ = Task.Run(() => { while (true) { } }); while (true) { }")
        client.shutdown()
        process = manager.provisioner.process
        self.assertEqual(0, process.wait(timeout=PATIENCE))
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    def test_ipc(self):
        with tempfile.TemporaryDirectory() as folder:
            connection = {"transport": "ipc", "ip": f"{folder}/k", "key": "k", "signature_scheme": "hmac-sha256"}
            ports = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"]
            connection |= {name: number for number, name in enumerate(ports, start=1)}
            with StartedKernel(connection) as kernel:
                self.assertEqual(0o600, os.stat(f"{folder}/k-1").st_mode & 0o777)
                reply = kernel.client.execute_interactive("1", timeout=PATIENCE)
                self.assertEqual("ok", reply["content"]["status"])
            self.assertEqual([], os.listdir(folder))

    def test_a_path_that_is_too_long_for_ipc_is_explained(self):
        connection = {"transport": "ipc", "ip": "/tmp/" + "k" * 120, "key": "k"} | free_ports()
        kernel = StartedKernel(connection)
        self.assertEqual(1, kernel.process.wait(timeout=PATIENCE))
        kernel.close()
        self.assertIn("use a shorter folder", kernel.log)

    def test_a_wrong_signature_is_dropped_and_logged(self):
        with StartedKernel() as kernel:
            wrong = BlockingKernelClient()
            wrong.load_connection_info(dict(kernel.connection, key="guessed"))
            wrong.start_channels()
            wrong.execute('Console.WriteLine("taken over");')
            reply = kernel.client.execute_interactive("1", timeout=PATIENCE)
            self.assertEqual(1, reply["content"]["execution_count"])
            wrong.stop_channels()
        self.assertIn("wrong signature", kernel.log)
        self.assertNotIn("taken over", kernel.log)

    def test_a_subscriber_is_welcomed(self):
        with StartedKernel() as kernel, zmq.Context() as context, context.socket(zmq.SUB) as socket:
            socket.connect(f"tcp://127.0.0.1:{kernel.connection['iopub_port']}")
            socket.subscribe(b"kernel")
            socket.setsockopt(zmq.RCVTIMEO, PATIENCE * 1000)
            frames = socket.recv_multipart()
            self.assertEqual((b"kernel", b"<IDS|MSG>"), tuple(frames[:2]))
            self.assertEqual("iopub_welcome", json.loads(frames[3])["msg_type"])
            self.assertEqual({"subscription": "kernel"}, json.loads(frames[6]))

    def test_only_this_machine_is_listened_to(self):
        for address in ("0.0.0.0", "::", "*", "192.0.2.1"):
            kernel = StartedKernel({"transport": "tcp", "ip": address, "key": "k"} | free_ports())
            self.assertEqual(1, kernel.process.wait(timeout=PATIENCE))
            kernel.close()
            self.assertIn("this machine's own address only", kernel.log)


class StartedKernel:
    """A kernel process with a connection file of our own making, and its log."""

    def __init__(self, connection=None):
        self.connection = connection or {"transport": "tcp", "ip": "127.0.0.1", "key": "right"} | free_ports()
        self.folder = tempfile.TemporaryDirectory()
        path = pathlib.Path(self.folder.name) / "connection.json"
        path.write_text(json.dumps(self.connection))
        self.output = open(pathlib.Path(self.folder.name) / "log", "w+")
        command = [str(path) if word == "{connection_file}" else word for word in kernel_command()]
        self.process = subprocess.Popen(command, stdout=self.output, stderr=self.output)

    def __enter__(self):
        self.wait_for_heartbeat()
        self.client = BlockingKernelClient()
        self.client.load_connection_info(self.connection)
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        return self

    def wait_for_heartbeat(self):
        """A client takes a kernel that is slow to listen for a dead one."""
        where = (self.connection["ip"], self.connection["hb_port"])
        family, address = (socket.AF_INET, where)
        if self.connection["transport"] == "ipc":
            family, address = (socket.AF_UNIX, "%s-%d" % where)
        for _ in range(PATIENCE * 20):
            with socket.socket(family) as probe:
                if probe.connect_ex(address) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("The kernel does not listen.")

    def __exit__(self, *_):
        self.client.shutdown()
        self.process.wait(timeout=PATIENCE)
        self.client.stop_channels()
        self.close()

    def close(self):
        self.output.seek(0)
        self.log = self.output.read()
        self.output.close()
        self.folder.cleanup()


def kernel_command():
    return KernelSpecManager().get_kernel_spec(KERNEL).argv


def free_ports():
    names = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"]
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in names]
    ports = {name: s.getsockname()[1] for name, s in zip(names, sockets)}
    for s in sockets:
        s.close()
    return ports


if __name__ == "__main__":
    unittest.main(verbosity=2)
