"""Verifies one COSE_Sign1 with pycose. stdin: {"cose": hex, "x": base64url, "y": base64url}; stdout: one JSON object."""
import base64
import json
import sys

import cbor2
from pycose.keys import EC2Key
from pycose.messages import CoseMessage


def base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


request = json.load(sys.stdin)
try:
    message = CoseMessage.decode(bytes.fromhex(request["cose"]))
    message.key = EC2Key(crv="P_256", x=base64url(request["x"]), y=base64url(request["y"]))
    protected = cbor2.loads(message.phdr_encoded)
    verdict = {
        "verified": bool(message.verify_signature()),
        "algorithm": protected.get(1),
        "kid": protected.get(4, b"").hex(),
        "payload": message.payload.hex(),
    }
except Exception as error:
    # Rubbish in any layer is one verdict: not a signed message.
    verdict = {"verified": False, "reason": f"{type(error).__name__}: {error}"}
print(json.dumps(verdict))
