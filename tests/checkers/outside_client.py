"""A device nobody of this project wrote: from docs/sync-protocol.md and docs/openapi.json alone.

Reads one JSON object from stdin: {url, email, password, vin, plate, photo (base64 of a JPEG)}; enrols, inspects a car that
has nothing wrong, uploads in two parts, and prints {inspectionId, certificateNumber, pdf (base64)}.
"""

import base64
import gzip
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def uuid7():
    data = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    data[6] = (data[6] & 0x0F) | 0x70
    data[8] = (data[8] & 0x3F) | 0x80
    text = data.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def instant(seconds):
    moment = datetime.fromtimestamp(seconds, timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Key:
    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        numbers = self.private.public_key().public_numbers()
        x, y = (base64url(n.to_bytes(32, "big")) for n in (numbers.x, numbers.y))
        self.public = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
        text = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
        self.kid = base64url(hashlib.sha256(text.encode()).digest())

    def sign(self, statement):
        der = self.private.sign(compact(statement).encode(), ec.ECDSA(hashes.SHA256()))
        return base64url(b"".join(n.to_bytes(32, "big") for n in decode_dss_signature(der)))


class Office:
    """The API, with the proofs of one person on one device."""

    def __init__(self, url):
        self.url, self.token, self.credential = url, None, None

    def call(self, method, path, body=None, content="application/json", headers=None, proofs=("person", "device")):
        sent = {"content-type": content, **(headers or {})}
        if self.token and "person" in proofs:
            sent["authorization"] = f"Bearer {self.token}"
        if self.credential and "device" in proofs:
            sent["sac-device"] = self.credential
        data = body if isinstance(body, bytes) or body is None else compact(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def json(self, *args, **more):
        status, body = self.call(*args, **more)
        if status >= 400:
            raise SystemExit(f"{args[0]} {args[1]}: {status} {body.decode()}")
        return json.loads(body)


class Device:
    def __init__(self, office, user_id):
        self.office, self.user_id = office, user_id
        self.device_id, self.epoch, self.lines, self.heads = uuid7(), uuid7(), [], {}
        self.blobs = {}

    def enrol(self):
        asked = {"deviceId": self.device_id, "name": "from outside", "build": "outside-1"}
        enrolled = self.office.json("POST", "/sync/v1/devices", asked)
        self.office.credential = enrolled["credential"]
        server = datetime.fromisoformat(enrolled["serverTime"].replace("Z", "+00:00")).timestamp()
        self.offset_ms = round((server - time.time()) * 1000)
        own, self.key = Key(), Key()
        shown = [("device", own, None), ("person", self.key, self.user_id)]
        keys = [
            {"owner": owner, "publicKey": key.public, "proof": key.sign(["sac-key-1", self.device_id, user, key.kid])}
            for owner, key, user in shown
        ]
        self.office.json("POST", "/sync/v1/keys", {"keys": keys})

    def pull(self):
        told, cursor = {}, ""
        while True:
            page = self.office.json("GET", f"/sync/v1/changes?cursor={cursor}")
            for change in page["changes"]:
                told.setdefault(change["entity"], {})[change["id"]] = change["value"]
            cursor = page["cursor"]
            if not page["more"]:
                return told

    def keep(self, data):
        self.blobs[sha256(data)] = data
        return {"sha256": sha256(data), "bytes": len(data)}

    def record(self, inspection_id, kind, payload, field=None):
        line = {
            "v": 1,
            "eventId": uuid7(),
            "deviceId": self.device_id,
            "epoch": self.epoch,
            "seq": len(self.lines) + 1,
            "inspectionId": inspection_id,
            "type": kind,
            "schemaVersion": 1,
            "actorId": self.user_id,
            "hlc": {"ms": int(time.time() * 1000), "c": 0},
            "wall": instant(time.time()),
            "offsetMs": self.offset_ms,
            "offsetAgeS": 0,
            "base": self.heads.get(field) if field else None,
            "payload": payload,
        }
        if field:
            self.heads[field] = line["eventId"]
        self.lines.append((line, compact(line).encode()))

    def seal(self, inspection_id, template, blobs, outcome):
        covered = sorted(
            (line["deviceId"], line["epoch"], line["seq"], bytes.fromhex(line["eventId"].replace("-", "")), text)
            for line, text in self.lines
            if line["inspectionId"] == inspection_id
        )
        root = sha256(b"".join(event + hashlib.sha256(text).digest() for _, _, _, event, text in covered))
        tested_at = instant(time.time() + self.offset_ms / 1000)
        rule = template["template"]["ruleVersion"]
        statement = ["sac-seal-1", inspection_id, self.device_id, self.user_id, "finished", 1, tested_at, len(covered), root]
        statement += [[[one["sha256"], one["bytes"]] for one in blobs], [], template["hash"], rule, None]
        statement.append([outcome["result"], outcome["minor"], outcome["major"], outcome["dangerous"]])
        sealed = {"seal": 1, "testedAt": tested_at, "count": len(covered), "root": root, "blobs": blobs, "others": []}
        sealed |= {"templateHash": template["hash"], "ruleVersion": rule, "outcome": outcome}
        sealed["authorship"] = {"kid": self.key.kid, "signature": self.key.sign(statement)}
        self.record(inspection_id, "finished", sealed)

    def upload(self):
        pending = {"events": len(self.lines), "blobs": len(self.blobs), "bytes": 0, "oldest": None}
        header = {"deviceId": self.device_id, "epoch": self.epoch, "head": len(self.lines)}
        header |= {"seqs": [[1, len(self.lines)]], "photos": list(self.blobs), "pending": pending}
        header |= {"build": "outside-1", "cursor": None}
        body = gzip.compress(b"\n".join([compact(header).encode(), *(text for _, text in self.lines)]))
        sent = {"content-encoding": "gzip"}
        taken = self.office.json("POST", "/sync/v1/events", body, "application/x-ndjson", sent, ("device",))
        if taken["except"] or taken["watermark"]["contiguous"] != len(self.lines):
            raise SystemExit(f"lines: {compact(taken)}")
        for name, data in self.blobs.items():
            half = len(data) // 2
            for begin, end in ((0, half), (half, len(data))):
                part = {"upload-offset": str(begin), "upload-length": str(len(data))}
                part["upload-complete"] = "?1" if end == len(data) else "?0"
                path = f"/sync/v1/blobs/{name}"
                self.office.json("PUT", path, data[begin:end], "application/octet-stream", part, ("device",))


def holds(condition, car, axle=None):
    if not condition:
        return True
    plain = {name: value for name, value in condition.items() if name != "anyOf"}
    if "anyOf" in condition and not any(holds(one, car, axle) for one in condition["anyOf"]):
        return False
    first = car["firstRegistration"]
    return (
        car["category"] in plain.get("categories", [car["category"]])
        and car["fuel"] in plain.get("fuels", [car["fuel"]])
        and axle in plain.get("axles", [axle])
        and all(item in car["equipment"] for item in plain.get("equipment", []))
        and not any(item in car["equipment"] for item in plain.get("without", []))
        and plain.get("registeredFrom", first) <= first
        and ("registeredBefore" not in plain or first < plain["registeredBefore"])
    )


POSITIONS = {
    "vehicle": ["-"],
    "axle": ["a1", "a2"],
    "wheel": ["a1l", "a1r", "a2l", "a2r"],
    "lamp": ["left", "right"],
    "side": ["left", "right"],
    "run": ["r1", "r2", "r3"],
}


def positions(measurement):
    axles = measurement.get("appliesWhen", {}).get("axles")
    all_of_them = POSITIONS[measurement["per"]]
    if axles is None or measurement["per"] not in ("axle", "wheel"):
        return all_of_them
    return [one for one in all_of_them if int(one[1]) in axles]


def applies(measurement, car):
    condition = measurement.get("appliesWhen", {})
    return any(holds(condition, car, axle) for axle in condition.get("axles", [1]))


def limits_of(checkpoint, quantity, key, car):
    rules = [one for one in checkpoint["rules"] if one["quantity"]["of"] == quantity and one["quantity"]["measurement"] == key]
    found = [limit for rule in rules for limit in rule["limits"] if holds(limit.get("when"), car, 1)]
    least = max((limit["min"] for limit in found if "min" in limit), default=None)
    most = min((limit["max"] for limit in found if "max" in limit), default=None)
    return least, most


def good_value(checkpoint, measurement, car):
    """One that lies between the limits; of forces, as many as the efficiency of the mass wants."""
    key, plausible = measurement["key"], measurement["plausible"]
    for rule in checkpoint["rules"]:
        quantity = rule["quantity"]
        if quantity["of"] == "efficiency-percent" and quantity["measurement"] == key:
            mass = 1500
            wanted, _ = limits_of(checkpoint, "efficiency-percent", key, car)
            return round(1.2 * (wanted or 50) / 100 * mass * 9.81 / 1000 / len(positions(measurement)), measurement["decimals"] or 1)
        if quantity["of"] == "efficiency-percent" and quantity.get("mass") == key:
            return 1500
    for quantity in ("value", "mean"):
        least, most = limits_of(checkpoint, quantity, key, car)
        low = plausible["min"] if least is None else least
        high = plausible["max"] if most is None else most
        if least is not None or most is not None:
            return round((low + high) / 2 if least is not None and most is not None else low if most is None else high, 6)
    return plausible["min"]


def inspect(device, told, given):
    template = max(told["template"].values(), key=lambda one: one["template"]["version"])
    canonical = json.dumps(template["template"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if sha256(canonical.encode()) != template["hash"]:
        raise SystemExit("the template is not what its hash says")
    centre = next(iter(told["centre"].values()))
    car = {"category": "M1", "fuel": "petrol", "firstRegistration": "2016-05-12", "equipment": ["abs", "esc", "airbag", "catalyst"]}
    inspection_id = uuid7()

    def record(kind, payload, field=None):
        device.record(inspection_id, kind, payload, field and f"{inspection_id} {field}")

    body = template["template"]
    begun = {"appointmentId": None, "kind": "periodic", "templateId": body["id"], "templateVersion": body["version"]}
    begun |= {"templateHash": template["hash"], "ruleVersion": body["ruleVersion"], "profileId": centre["profileId"]}
    record("started", begun | {"timeZone": centre["timeZone"], "centreId": centre["centreId"], "retest": None}, "started")
    odometer = {"reading": 61234, "unit": "km", "status": "read"}
    fields = {"vin": given["vin"], "plate": given["plate"], "country": "F", "make": "Renault", "model": "Clio", **car, "odometer": odometer}
    for field, value in fields.items():
        record("vehicle-recorded", {"field": field, "value": value}, f"vehicle {field}")
    for known in told["equipment"].values():
        if known and known["centreId"] == centre["centreId"]:
            used = {name: known[name] for name in ("equipmentId", "serial", "name", "calibrationValidUntil", "checkpoints")}
            record("equipment-used", used, f"equipment {known['equipmentId']}")
    photo = device.keep(base64.b64decode(given["photo"]))
    for section in body["sections"]:
        for checkpoint in section["checkpoints"]:
            if not checkpoint["mandatory"] or not holds(checkpoint.get("appliesWhen"), car):
                continue
            for measurement in checkpoint["measurements"]:
                if not measurement["required"] or not applies(measurement, car):
                    continue
                value = good_value(checkpoint, measurement, car)
                for position in positions(measurement):
                    reading = {"checkpoint": checkpoint["code"], "measurement": measurement["key"], "position": position}
                    field = f"measured {checkpoint['code']} {measurement['key']} {position}"
                    record("measured", reading | {"value": value, "source": "typed"}, field)
            answer = {"checkpoint": checkpoint["code"], "answer": "ok", "reason": None}
            record("answered", answer, f"answer {checkpoint['code']}")
    captured = {"photoId": uuid7(), **photo, "mime": "image/jpeg", "role": "bay", "checkpoint": None, "defectId": None}
    record("photo-captured", captured | {"capturedAt": instant(time.time())})
    strokes = device.keep(compact([[[1, 1], [2, 3]]]).encode())
    record("signed", {"method": "drawn", "strokes": strokes, "result": "pass"}, "signed")
    outcome = {"result": "pass", "minor": 0, "major": 0, "dangerous": 0}
    device.seal(inspection_id, template, [photo, strokes], outcome)
    return inspection_id


def until_certified(device, inspection_id):
    verdict = None
    for _ in range(240):
        verdict = device.pull().get("verdict", {}).get(inspection_id)
        if verdict and verdict["status"] == "certified":
            return verdict
        time.sleep(0.5)
    raise SystemExit(f"not certified: {compact(verdict)}")


def main():
    given = json.load(sys.stdin)
    office = Office(given["url"])
    session = office.json("POST", "/api/v1/auth/login", {"email": given["email"], "password": given["password"]})
    office.token = session["accessToken"]
    device = Device(office, session["user"]["userId"])
    device.enrol()
    inspection_id = inspect(device, device.pull(), given)
    device.upload()
    verdict = until_certified(device, inspection_id)
    listed = office.json("GET", f"/api/v1/certificates?inspectionId={inspection_id}")["certificates"]
    path = f"/api/v1/certificates/{listed[0]['certificateId']}/pdf"
    status, pdf = office.call("GET", path)
    while status == 409:
        time.sleep(0.5)
        status, pdf = office.call("GET", path)
    said = {"inspectionId": inspection_id, "certificateNumber": verdict["certificateNumber"]}
    print(compact(said | {"pdf": base64.b64encode(pdf).decode()}))


main()
