package org.halocline.io.report;

import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Verified configs as JSON, under the rules of [ResultJson]. Every key is described in `docs/running.md`.
public final class VerificationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private VerificationJson() {}

    /// @param seconds that all of it took
    public static String of(Collection<VerifiedConfig> all, double seconds) {
        ObjectNode root = NODES.objectNode();
        root.put("passed", all.stream().noneMatch(one -> one.verdict().isFailure()));
        ResultJson.put(root, "wallSeconds", seconds);
        ArrayNode configs = root.putArray("configs");
        all.forEach(one -> configs.add(config(one)));
        return MAPPER.writer().with(ResultJson.printer()).writeValueAsString(root) + "\n";
    }

    private static ObjectNode config(VerifiedConfig verified) {
        ObjectNode node = NODES.objectNode();
        node.put("config", verified.config());
        node.put("simulation", verified.simulationName());
        node.put("verdict", verified.verdict().toString());
        if (!verified.trouble().isEmpty()) {
            node.put("trouble", verified.trouble());
        }
        verified.outcome().ifPresent(outcome -> {
            node.put("quantity", verified.quantity());
            node.put("reference", outcome.reference());
            verified.score().ifPresent(score -> ResultJson.put(node, "exact", score.mean()));
            verified.estimate().ifPresent(estimate -> {
                ResultJson.put(node, "mean", estimate.mean());
                ResultJson.put(node, "standardError", estimate.standardError());
            });
            verified.z().ifPresent(z -> ResultJson.put(node, "z", z));
            ResultJson.put(node, "error", outcome.error());
            ResultJson.put(node, "bound", outcome.bound());
        });
        verified.result().ifPresent(result -> {
            node.put("workers", result.workers());
            node.put("steps", result.steps());
            node.put("samples", result.samples());
            node.put("stateHash", result.stateHash());
            ResultJson.put(node, "wallSeconds", result.wallSeconds());
        });
        return node;
    }
}
