"""How the pages are served: answers leave at once."""

from __future__ import annotations

import asyncio
import socket

import pytest

from aidememoire.commands.serve import ServeError, _listen


def test_an_answer_does_not_wait_for_the_reader_s_system() -> None:
    at_once: list[int] = []

    async def serve() -> None:
        def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            at_once.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = _listen("127.0.0.1", 0)
        async with await asyncio.start_server(met, sock=listening):
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            await reader.read()
            writer.close()

    asyncio.run(serve())
    assert at_once == [1]


def test_a_port_that_is_taken_is_said() -> None:
    with _listen("127.0.0.1", 0) as listening:
        listening.listen()
        with pytest.raises(ServeError, match="cannot listen"):
            _listen("127.0.0.1", listening.getsockname()[1])
