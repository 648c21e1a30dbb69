import os
import socket
from pathlib import Path
from threading import Thread, active_count
from time import monotonic, sleep

import pytest

from plugins.commands.preview.handler import PreviewHandler
from plugins.commands.preview.server import CLIENTS, preview_server
from tests.preview.serving import PATIENCE, received, serving

REQUEST = b"GET /page.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    with preview_server(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_hundred_clients_who_come_at_once_are_all_answered(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A page", encoding="utf-8")
    with preview_server(tmp_path, 0) as server:
        clients = [socket.create_connection(("127.0.0.1", server.server_port), PATIENCE) for _ in range(100)]
        Thread(target=server.serve_forever, daemon=True).start()
        for client in clients:
            client.sendall(REQUEST)
        assert [received(client).body for client in clients] == [b"A page"] * 100
        for client in clients:
            client.close()
        server.shutdown()


def test_more_clients_than_there_is_room_for_wait_for_those_who_never_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PreviewHandler, "timeout", 0.5)
    with serving(tmp_path / "site") as served:
        silent = [served.connect() for _ in range(CLIENTS)]
        assert served.ask("/blog/").status == 200
        for client in silent:
            client.close()


def test_a_client_that_takes_nothing_of_its_answer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PreviewHandler, "timeout", PATIENCE)
    monkeypatch.setattr(PreviewHandler, "patience", 0.2)
    with serving(tmp_path / "site") as served:
        os.truncate(served.folder / "talk.mp4", 50_000_000)
        threads, end = active_count(), monotonic() + PATIENCE / 2
        with served.connect() as client:
            client.sendall(b"GET /talk.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert client.recv(1)
            while active_count() > threads:
                assert monotonic() < end
                sleep(0.01)


def test_a_fault_of_our_own_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(tmp_path / "site") as served:
        monkeypatch.setattr(PreviewHandler, "guess_type", None)
        assert served.ask("/blog/").status == 0
        monkeypatch.undo()
        assert served.ask("/blog/").status == 200
    assert capfd.readouterr().err == "The preview could not answer: TypeError: 'NoneType' object is not callable\n"
