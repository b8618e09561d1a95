package org.halocline.bench.scaling;

import java.util.TreeMap;
import org.halocline.bench.machine.Ceiling;
import org.halocline.bench.machine.Machine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON: everything in it, with numbers that read back to the same bits. What is not known is `null`. Every
/// key is described in `docs/formats/scaling.md`.
public final class ScalingJson {
    /// Value of the key `format`. Grows when a key changes its meaning or goes; not when one is added.
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private ScalingJson() {}

    /// @param simulationName the name that the config used
    public static String of(ScalingReport report, String simulationName) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("simulation", simulationName);
        root.put("parameters", report.simulation().toString());
        root.set("machine", machine(report.machine()));
        root.set("ceiling", ceiling(report));
        put(root, "bytesPerUpdate", report.bytesPerUpdate().orElse(Double.NaN));
        put(root, "flopsPerUpdate", report.flops().orElse(Double.NaN));
        root.set("strong", points(report, report.strong()));
        report.weak().ifPresent(weak -> root.set("weak", points(report, weak)));
        ArrayNode laws = root.putArray("laws");
        report.laws().forEach(law -> laws.add(law(law)));
        ArrayNode warnings = root.putArray("warnings");
        report.warnings().forEach(warnings::add);
        root.put("advice", report.advice());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /// The machine alone.
    public static ObjectNode machine(Machine machine) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("processor", machine.processor());
        node.put("cores", machine.cores());
        ObjectNode caches = node.putObject("cacheBytes");
        new TreeMap<>(machine.caches()).forEach((level, bytes) -> caches.put(level.toString(), bytes));
        node.put("system", machine.system());
        node.put("java", machine.java());
        put(node, "loadAverage", machine.load());
        return node;
    }

    private static ObjectNode ceiling(ScalingReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("method", Ceiling.METHOD);
        ArrayNode threads = node.putArray("threads");
        new TreeMap<>(report.ceiling().triad()).forEach((count, rate) -> {
            ObjectNode one = threads.addObject();
            one.put("threads", count);
            put(one, "triadBytesPerSecond", rate);
            put(one, "flopsPerSecond", report.ceiling().peak(count));
        });
        put(node, "difference", report.ceilingDifference());
        return node;
    }

    private static ArrayNode points(ScalingReport report, Scaling scaling) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ScalingPoint point : scaling.points()) {
            ObjectNode node = array.addObject();
            node.put("workers", point.workers());
            ArrayNode grid = node.putArray("processGrid");
            ProcessGrid processes = point.processGrid();
            Axis.ALL.forEach(axis -> grid.add(processes.parts(axis)));
            node.put("size", point.size());
            put(node, "updates", point.updates());
            put(node, "seconds", point.time());
            ArrayNode repeats = node.putArray("repeats");
            point.seconds().forEach(repeats::add);
            put(node, "spread", point.spread());
            put(node, "wallSeconds", point.wallSeconds());
            put(node, "speedUp", scaling.speedUp(point));
            put(node, "efficiency", scaling.efficiency(point));
            put(node, "serialFraction", scaling.serialFraction(point));
            put(node, "perSecond", point.rate());
            put(node, "bytesPerSecond", report.bandwidth(point));
            put(node, "partOfRoof", report.partOfRoof(point));
            ObjectNode phases = node.putObject("phases");
            point.phases().forEach((name, seconds) -> put(phases, name, seconds));
            node.put("stateHash", point.stateHash());
        }
        return array;
    }

    private static ObjectNode law(SpeedUpLaw law) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", law.name());
        put(node, "oneWorkerSeconds", law.one());
        put(node, "contention", law.contention());
        put(node, "coherence", law.coherence());
        put(node, "mostUsefulWorkers", law.mostUseful());
        ArrayNode predictions = node.putArray("predictions");
        for (SpeedUpLaw.Prediction p : ScalingReport.predictions(law)) {
            ObjectNode one = predictions.addObject();
            one.put("workers", p.workers());
            put(one, "speedUp", p.speedUp());
            put(one, "low", p.low());
            put(one, "high", p.high());
        }
        return node;
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
