"""How long a connection may take to say what it wants: one that dawdles over its request line or headers is closed."""

from uvicorn.protocols.http.h11_impl import H11Protocol

TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def protocol(seconds):
    """Return the protocol of a server that waits so long for a request's headers.

    Otherwise a few hundred connections that send a byte now and then would hold the server for ever.

    Parameters
    ----------
    seconds : float
        From the opening of a connection, or the first byte of a further request, to the end of the headers. [s]
    """

    class Patient(H11Protocol):
        _alarm = None

        def connection_made(self, transport):
            super().connection_made(transport)
            self._watch()

        def data_received(self, data):
            super().data_received(data)
            self._watch()

        def connection_lost(self, exc):
            self._rest()
            super().connection_lost(exc)

        def _watch(self):
            answering = self.cycle is not None and not self.cycle.response_complete
            if answering or self.transport.is_closing():
                self._rest()
            elif self._alarm is None:
                self._alarm = self.loop.call_later(seconds, self._late)

        def _rest(self):
            if self._alarm is not None:
                self._alarm.cancel()
                self._alarm = None

        def _late(self):
            self._alarm = None
            if not self.transport.is_closing():
                self.transport.write(TOO_LATE)
                self.transport.close()

    return Patient
