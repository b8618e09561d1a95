package org.halocline.io.png;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halocline.error.ConfigurationException;
import org.halocline.io.file.AtomicFile;
import org.halocline.snapshot.SnapshotMoment;

/// Which values the ends of the colour bar stand for.
sealed interface RangeRule {

    /// Each frame's own smallest and largest value.
    record Auto() implements RangeRule {}

    /// Those of the first frame for all, so that a decaying field is seen to decay. A first frame with one value
    /// all over gives no range; then the next one counts.
    record First() implements RangeRule {}

    /// Given values.
    record Fixed(ValueRange range) implements RangeRule {}

    Pattern TWO_NUMBERS = Pattern.compile("\\s*([-+.\\deE]{1,30})\\s*,\\s*([-+.\\deE]{1,30})\\s*");

    static RangeRule parse(String text) {
        return switch (text) {
            case "auto" -> new Auto();
            case "first" -> new First();
            default -> new Fixed(numbers(text));
        };
    }

    private static ValueRange numbers(String text) {
        Matcher m = TWO_NUMBERS.matcher(text);
        if (m.matches()) {
            try {
                double low = Double.parseDouble(m.group(1));
                double high = Double.parseDouble(m.group(2));
                if (low < high && Double.isFinite(low) && Double.isFinite(high)) {
                    return new ValueRange(low, high);
                }
            } catch (NumberFormatException e) {
                // Refused below, like all that is not two numbers.
            }
        }
        throw new ConfigurationException(
                "png range=" + text + "; use first, auto, or two numbers with the lower one first, like 0,1");
    }

    /// @param memory where the range of the first frame is kept between frames
    default ValueRange of(Samples samples, Path memory, SnapshotMoment moment) throws IOException {
        return switch (this) {
            case Auto auto -> samples.range();
            case Fixed fixed -> fixed.range();
            case First first -> remembered(samples, memory, moment);
        };
    }

    private static ValueRange remembered(Samples samples, Path memory, SnapshotMoment moment) throws IOException {
        if (moment.number() > 0 && Files.exists(memory)) {
            try {
                return numbers(Files.readString(memory, StandardCharsets.ISO_8859_1));
            } catch (ConfigurationException e) {
                throw new IOException("file=" + memory + "; it does not hold a range, remove it", e);
            }
        }
        ValueRange range = samples.range();
        if (!range.isPoint()) {
            AtomicFile.write(memory, range.low() + "," + range.high() + "\n");
        }
        return range;
    }
}
