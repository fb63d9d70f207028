"""Writes Node-RED's flows and settings for the tutorial's sleep into a directory: POST /programs/sleep-0/runs and sleep-5.

Arguments: the directory and the port. A flow forks by wires and joins by the join node, as its users draw it.
"""

import json
import sys
from pathlib import Path

SEND = """
const answer = () => {{
    msg.payload = {{device: '{device}', type: '{kind}', state: 'SUCCEEDED', finished: Date.now()}};
    {parts}
    node.send(msg);
}};
{wait};
"""
SETTINGS = """
module.exports = {{
    uiPort: {port}, uiHost: '127.0.0.1', flowFile: 'flows.json', disableEditor: true, httpAdminRoot: false,
    logging: {{console: {{level: 'warn'}}}}, telemetry: {{enabled: false, updateNotification: false}},
}};
"""


def flow(millis):
    tab = f"tab{millis}"

    def node(name, kind, wires, **fields):
        place = {"x": 100, "y": 100, "z": tab}
        return {"id": f"{name}{millis}", "type": kind, "wires": [[f"{w}{millis}" for w in wires]], **place, **fields}

    def send(name, device, kind, then, index=None):
        parts = "" if index is None else f"msg.parts = {{id: msg._msgid, index: {index}, count: 3, type: 'array'}};"
        wait = f"setTimeout(answer, {millis}); return null" if millis else "answer(); return null"
        text = SEND.format(device=device, kind=kind, parts=parts, wait=wait)
        return node(name, "function", [then], func=text, outputs=1, timeout=0, noerr=0, initialize="", finalize="", libs=[])

    result = "msg.payload = {id: msg._msgid, program: 'sleep', state: 'SUCCEEDED', steps: msg.payload}; return msg;"
    return [
        {"id": tab, "type": "tab", "label": f"sleep-{millis}", "disabled": False},
        node("in", "http in", ["light", "speaker", "flush"], url=f"/programs/sleep-{millis}/runs", method="post", upload=False),
        send("light", "hue-light", "SWITCH_OFF", "join", 0),
        send("speaker", "smart-speaker", "SWITCH_OFF", "join", 1),
        send("flush", "smart-toilet", "FLUSH", "clean"),
        send("clean", "smart-toilet", "CLEAN", "join", 2),
        node("join", "join", ["result"], mode="auto", build="array", property="payload", propertyType="msg", accumulate=False),
        node("result", "function", ["out"], func=result, outputs=1, timeout=0, noerr=0, initialize="", finalize="", libs=[]),
        {**node("out", "http response", []), "wires": [], "statusCode": "", "headers": {}},
    ]


def main():
    directory = Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "flows.json").write_text(json.dumps(flow(0) + flow(5)))
    (directory / "settings.js").write_text(SETTINGS.format(port=sys.argv[2]))


if __name__ == "__main__":
    main()
