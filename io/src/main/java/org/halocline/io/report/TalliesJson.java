package org.halocline.io.report;

import java.util.List;
import org.halocline.sample.Bins;
import org.halocline.sample.Cells;
import org.halocline.sample.Covariances;
import org.halocline.sample.Extremes;
import org.halocline.sample.Groups;
import org.halocline.sample.Histogram;
import org.halocline.sample.Moments;
import org.halocline.sample.Quantiles;
import org.halocline.sample.Series;
import org.halocline.sample.Tallies;
import org.halocline.sample.TallyResult;
import org.halocline.sample.Weighted;
import org.halocline.sample.WeightedHistogram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The key `tallies` of `result.json`: one object per kind, and in it one per name. `docs/formats/result.md` describes
/// them.
final class TalliesJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TalliesJson() {}

    static ObjectNode of(Tallies tallies) {
        ObjectNode root = NODES.objectNode();
        for (TallyResult tally : tallies.results()) {
            ObjectNode node = root.withObjectProperty(kind(tally)).putObject(tally.name());
            switch (tally) {
                case Covariances c -> covariances(node, c);
                case Extremes e -> extremes(node, e);
                case Groups g -> groups(node, g);
                case Moments m -> moments(node, m);
                case Histogram h -> histogram(node, h);
                case Quantiles q -> quantiles(node, q);
                case Cells c -> cells(node, c);
                case Series s -> series(node, s);
                case Weighted w -> weighted(node, w);
                case WeightedHistogram w -> weightedHistogram(node, w);
            }
        }
        return root;
    }

    private static String kind(TallyResult tally) {
        return switch (tally) {
            case Covariances c -> "covariances";
            case Extremes e -> "extremes";
            case Groups g -> "groups";
            case Moments m -> "moments";
            case Histogram h -> "histograms";
            case Quantiles q -> "quantiles";
            case Cells c -> "cells";
            case Series s -> "series";
            case Weighted w -> "weighted";
            case WeightedHistogram w -> "weightedHistograms";
        };
    }

    private static void covariances(ObjectNode node, Covariances c) {
        ArrayNode names = node.putArray("scores");
        c.scores().forEach(names::add);
        numbers(node.putArray("means"), c.means());
        ArrayNode rows = node.putArray("covariances");
        c.matrix().forEach(row -> numbers(rows.addArray(), row));
        node.put("samples", c.samples());
    }

    private static void groups(ObjectNode node, Groups g) {
        ArrayNode names = node.putArray("scores");
        g.scores().forEach(names::add);
        numbers(node.putArray("means"), g.means());
        ArrayNode samples = node.putArray("samples");
        g.samples().forEach(samples::add);
        ArrayNode rows = node.putArray("without");
        g.without().forEach(row -> numbers(rows.addArray(), row));
    }

    private static void extremes(ObjectNode node, Extremes e) {
        ResultJson.put(node, "least", e.least());
        node.put("leastSample", e.leastSample());
        ResultJson.put(node, "greatest", e.greatest());
        node.put("greatestSample", e.greatestSample());
    }

    private static void moments(ObjectNode node, Moments m) {
        ResultJson.put(node, "skewness", m.skewness());
        ResultJson.put(node, "kurtosis", m.kurtosis());
        node.put("samples", m.samples());
    }

    private static void histogram(ObjectNode node, Histogram h) {
        numbers(node.putArray("edges"), h.bins().edges());
        ArrayNode counts = node.putArray("counts");
        h.counts().forEach(counts::add);
        node.put("below", h.below());
        node.put("above", h.above());
    }

    private static void quantiles(ObjectNode node, Quantiles q) {
        ResultJson.put(node, "accuracy", q.accuracy());
        node.put("total", q.total());
        ArrayNode shown = node.putArray("quantiles");
        for (double probability : Quantiles.SHOWN) {
            ObjectNode one = shown.addObject();
            ResultJson.put(one, "probability", probability);
            ResultJson.put(one, "value", q.quantile(probability));
            if (q.independent()) {
                ResultJson.put(one, "standardError", q.estimate(probability).standardError());
            }
        }
    }

    private static void cells(ObjectNode node, Cells c) {
        ArrayNode axes = node.putArray("edges");
        for (Bins axis : c.axes()) {
            numbers(axes.addArray(), axis.edges());
        }
        numbers(node.putArray("means"), c.means());
        numbers(node.putArray("standardErrors"), c.standardErrors());
        node.put("samples", c.samples());
    }

    private static void series(ObjectNode node, Series s) {
        numbers(node.putArray("times"), s.times());
        numbers(node.putArray("means"), s.means());
        numbers(node.putArray("standardErrors"), s.standardErrors());
        node.put("samples", s.samples());
    }

    private static void weighted(ObjectNode node, Weighted w) {
        node.set("mean", ResultJson.estimate(w.mean()));
        node.set("plain", ResultJson.estimate(w.plain()));
        ResultJson.put(node, "weight", w.weight());
        ResultJson.put(node, "effectiveSamples", w.effectiveSamples());
        ResultJson.put(node, "largestWeight", w.largestWeight());
        node.put("largestSample", w.largestSample());
    }

    private static void weightedHistogram(ObjectNode node, WeightedHistogram w) {
        numbers(node.putArray("edges"), w.bins().edges());
        numbers(node.putArray("weights"), w.weights());
        numbers(node.putArray("standardErrors"), w.standardErrors());
        ResultJson.put(node, "below", w.below());
        ResultJson.put(node, "above", w.above());
        node.put("samples", w.samples());
    }

    private static void numbers(ArrayNode to, List<Double> values) {
        for (double value : values) {
            ResultJson.addNumber(to, value);
        }
    }
}
