package org.halocline.io.report;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.grid.Axis;
import org.halocline.model.Errors;
import org.halocline.model.Norm;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRun;
import org.halocline.model.Simulation;
import org.halocline.model.Verification;
import org.halocline.sample.Correction;
import org.halocline.sample.Estimate;
import org.halocline.statistics.Average;
import org.halocline.statistics.Interval;
import org.halocline.statistics.Jackknifed;
import org.halocline.statistics.Warning;
import org.halocline.variance.VarianceReduction;
import org.halocline.vector.Vectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The text of `result.json`: everything in a [RunResult], with numbers that read back to the same bits.
///
/// JSON has no NaN and no infinities; they are written as `null`. Every key is described in `docs/formats/result.md`.
public final class ResultJson {
    /// Value of the key `format`. Grows when a key changes its meaning or goes; not when one is added.
    public static final int FORMAT = 1;

    /// Between `Latin` and `Hypercube`.
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultJson() {}

    /// @param simulationName the name that the config used: a registered name or a class name
    public static String of(RunResult result, String simulationName) {
        return of(result, simulationName, Optional.empty());
    }

    /// @param from the checkpoint that the run went on from, if it did
    public static String of(RunResult result, String simulationName, Optional<SavedRun> from) {
        return of(result, simulationName, Optional.empty(), from);
    }

    static String of(RunResult result, String simulationName, Optional<String> configName, Optional<SavedRun> from) {
        ObjectNode root = NODES.objectNode();
        root.put("format", FORMAT);
        configName.ifPresent(name -> root.put("config", name));
        root.put("simulation", simulationName);
        root.set("parameters", parameters((Record) VarianceReduction.innermost(result.simulation())));
        ObjectNode drawn = result.findings()
                .map(found ->
                        sampling(root, (Record) found.method(), found.method().simulation()))
                .orElse(root);
        sampling(drawn, result.simulation());
        from.ifPresent(saved -> resumedFrom(root.putObject("resumedFrom"), saved));
        root.put("workers", result.workers());
        ArrayNode processGrid = root.putArray("processGrid");
        Axis.ALL.forEach(axis -> processGrid.add(result.processGrid().parts(axis)));
        root.put("transport", result.transport());
        root.put("steps", result.steps());
        put(root, "time", result.time());
        root.put("samples", result.samples());
        root.put("seed", result.seed());
        root.put("stateHash", result.stateHash());
        putAll(root.putObject("observables"), result.observables());
        if (!result.averages().isEmpty()) {
            ObjectNode averages = root.putObject("averages");
            result.averages().forEach((name, average) -> averages.set(name, average(average)));
        }
        ObjectNode estimates = root.putObject("estimates");
        result.estimates().forEach((name, estimate) -> estimates.set(name, estimate(estimate)));
        if (!result.tallies().results().isEmpty()) {
            root.set("tallies", TalliesJson.of(result.tallies()));
        }
        result.findings().ifPresent(found -> root.set(name((Record) found.method()), parameters(found.table())));
        result.verification().ifPresent(outcome -> root.set("verification", verification(outcome)));
        result.errors().ifPresent(errors -> root.set("errors", errors(errors)));
        if (result.hasSpeed()) {
            boolean samples = result.simulation() instanceof SampleSimulation;
            put(root, samples ? "samplesPerSecond" : "cellUpdatesPerSecond", result.perSecond());
        }
        put(root, "wallSeconds", result.wallSeconds());
        putAll(root.putObject("phases"), result.phases());
        root.put("restarts", result.restarts());
        ArrayNode notes = root.putArray("notes");
        result.notes().forEach(notes::add);
        ArrayNode warnings = root.putArray("warnings");
        result.warnings().forEach(warning -> warnings.add(warning(warning)));
        boolean processes = result.transport().equals("mapped-files");
        root.put("vectors", processes ? Vectors.describeWorkers() : Vectors.describe());
        root.set("versions", versions());
        return MAPPER.writer().with(printer()).writeValueAsString(root) + "\n";
    }

    /// How samples are drawn, the outermost decorator first.
    private static void sampling(ObjectNode root, Simulation simulation) {
        if (simulation instanceof VarianceReduction method) {
            sampling(sampling(root, (Record) method, method.inner()), method.inner());
        }
    }

    /// @return where what is drawn is to be told
    private static ObjectNode sampling(ObjectNode root, Record method, Simulation inner) {
        ObjectNode node = root.putObject("sampling");
        node.put("method", name(method));
        for (RecordComponent component : method.getClass().getRecordComponents()) {
            Object value = valueOf(method, component);
            if (!value.equals(inner)) {
                putValue(node, component.getName(), value);
            }
        }
        return node;
    }

    /// `latin-hypercube` of a `LatinHypercube`.
    private static String name(Record method) {
        return Stream.of(WORD_START.split(method.getClass().getSimpleName()))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private static void resumedFrom(ObjectNode node, SavedRun saved) {
        node.put("checkpoint", saved.checkpoint().getFileName().toString());
        node.put("step", saved.step());
        put(node, "time", saved.time());
        node.put("samples", saved.samples());
    }

    private static ObjectNode average(Average average) {
        ObjectNode node = NODES.objectNode();
        put(node, "mean", average.mean().mean());
        put(node, "standardError", average.mean().standardError());
        put(node, "degreesOfFreedom", average.mean().degreesOfFreedom());
        node.put("values", average.correlation().values());
        put(node, "correlationTime", average.correlation().time());
        put(node, "effectiveSamples", average.effectiveSamples());
        put(node, "drift", average.drift());
        put(node, "rHat", average.rHat());
        interval(node, average.interval(Estimate.USUAL_LEVEL));
        return node;
    }

    private static void interval(ObjectNode node, Interval interval) {
        ObjectNode ends = node.putObject("interval");
        put(ends, "level", interval.level());
        put(ends, "low", interval.low());
        put(ends, "high", interval.high());
    }

    static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = NODES.objectNode();
        put(node, "mean", estimate.mean());
        put(node, "standardError", estimate.standardError());
        node.put("samples", estimate.samples());
        node.put("kind", estimate.kind().name().toLowerCase(Locale.ROOT));
        put(node, "relativeError", estimate.relativeError());
        interval(node, estimate.interval(Estimate.USUAL_LEVEL));
        estimate.correction()
                .ifPresent(
                        correction -> correction(node.putObject("correction"), correction, estimate.standardError()));
        estimate.jackknife().ifPresent(jackknife -> jackknife(node.putObject("jackknife"), jackknife));
        return node;
    }

    private static void correction(ObjectNode node, Correction correction, double error) {
        put(node, "plainMean", correction.plainMean());
        put(node, "plainError", correction.plainError());
        put(node, "varianceRatio", correction.varianceRatio(error));
        ObjectNode coefficients = node.putObject("coefficients");
        for (int c = 0; c < correction.controls().size(); c++) {
            put(
                    coefficients,
                    correction.controls().get(c),
                    correction.coefficients().get(c));
        }
    }

    private static void jackknife(ObjectNode node, Jackknifed jackknife) {
        put(node, "value", jackknife.value());
        put(node, "standardError", jackknife.standardError());
        node.put("groups", jackknife.groups());
        interval(node, jackknife.interval(Estimate.USUAL_LEVEL));
    }

    private static ObjectNode warning(Warning warning) {
        ObjectNode node = NODES.objectNode();
        node.put("code", warning.code().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("about", warning.about());
        node.put("sentence", warning.sentence());
        return node;
    }

    private static ObjectNode verification(Verification.Outcome outcome) {
        ObjectNode node = NODES.objectNode();
        node.put("passed", outcome.passed());
        put(node, "error", outcome.error());
        put(node, "bound", outcome.bound());
        node.put("reference", outcome.reference());
        return node;
    }

    private static ObjectNode errors(Errors errors) {
        ObjectNode node = NODES.objectNode();
        for (Norm norm : Norm.values()) {
            put(node, norm.toString(), errors.in(norm));
        }
        return node;
    }

    private static ObjectNode versions() {
        ObjectNode node = NODES.objectNode();
        String version = Engine.class.getPackage().getImplementationVersion();
        node.put("halocline", version == null ? "unpackaged" : version);
        node.put("java", Runtime.version().toString());
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        node.put("architecture", System.getProperty("os.arch"));
        node.put("processors", Runtime.getRuntime().availableProcessors());
        return node;
    }

    private static ObjectNode parameters(Record record) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            putValue(node, component.getName(), valueOf(record, component));
        }
        return node;
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            if (!accessor.trySetAccessible()) {
                throw new IllegalArgumentException("class=" + record.getClass().getName() + "; make the record public");
            }
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "class=" + record.getClass().getName() + ", component=" + component.getName() + "; cannot read it: "
                            + e,
                    e);
        }
    }

    private static void putValue(ObjectNode node, String name, Object value) {
        ArrayNode one = NODES.arrayNode();
        add(one, value);
        node.set(name, one.get(0));
    }

    /// The value types that a simulation record may have.
    private static void add(ArrayNode to, Object value) {
        switch (value) {
            case Double d -> addNumber(to, d);
            case Float f -> addNumber(to, Double.parseDouble(f.toString()));
            case Number integer -> to.add(integer.longValue());
            case Boolean b -> to.add(b);
            case Enum<?> constant ->
                to.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case Record nested -> to.add(parameters(nested));
            case List<?> list -> {
                ArrayNode elements = to.addArray();
                list.forEach(element -> add(elements, element));
            }
            default -> to.add(value.toString());
        }
    }

    static void addNumber(ArrayNode to, double value) {
        if (Double.isFinite(value)) {
            to.add(value);
        } else {
            to.addNull();
        }
    }

    private static void putAll(ObjectNode node, Map<String, Double> values) {
        values.forEach((name, value) -> put(node, name, value));
    }

    /// A number, or `null` where JSON has none.
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /// The same line ends on every system.
    static DefaultPrettyPrinter printer() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
