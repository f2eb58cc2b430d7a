"""What Schemathesis must know to send the bodies of the sync protocol."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def as_it_is(_context, value):
    """An upload is bytes; what is generated for it is sent as it comes."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
