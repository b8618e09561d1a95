package org.halocline.io.report;

import org.halocline.convergence.Convergence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A table of convergence as JSON, under the rules of [ResultJson]. Every key is described in `docs/running.md`.
public final class ConvergenceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private ConvergenceJson() {}

    /// @param simulationName the name that the config used: a registered name or a class name
    public static String of(Convergence table, String simulationName) {
        ObjectNode root = NODES.objectNode();
        root.put("simulation", simulationName);
        root.put("parameter", table.parameter());
        root.put("norm", table.norm().toString());
        ResultJson.put(root, "order", table.order());
        ResultJson.put(root, "expectedOrder", table.expected());
        ArrayNode levels = root.putArray("levels");
        for (Convergence.Level level : table.levels()) {
            ObjectNode node = levels.addObject();
            node.put("value", level.value());
            ResultJson.put(node, "h", level.spacing());
            ResultJson.put(node, "error", level.error());
            ResultJson.put(node, "order", level.order());
            node.put("steps", level.result().steps());
            ResultJson.put(node, "time", level.result().time());
            node.put("stateHash", level.result().stateHash());
        }
        return MAPPER.writer().with(ResultJson.printer()).writeValueAsString(root) + "\n";
    }
}
