package org.halocline.io.png;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/// One picture, as indices into a palette: the field at the left, the colour bar with its numbers at the right, the
/// time below.
final class Frame {
    /// Palette: this many colours of the map, then paper, ink and the colour of what is not a number.
    static final int LEVELS = 253;

    static final int PAPER = 253;
    static final int INK = 254;
    static final int NOT_A_NUMBER = 255;

    private static final int PAPER_COLOUR = 0xffffff;
    private static final int INK_COLOUR = 0x202020;
    private static final int NOT_A_NUMBER_COLOUR = 0xff00ff;

    /// White around everything, and the upper left corner of the field.
    static final int MARGIN = 12;

    private static final int GAP = 12;
    private static final int BAR_WIDTH = 18;
    private static final int TICK = 4;
    /// Pictures with a longer side of at least this many pixels get double-sized letters.
    private static final int LARGE = 256;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private Frame(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) PAPER);
    }

    static Frame draw(Samples samples, Sampling sampling, ValueRange range, double time) {
        int fieldWidth = sampling.x().pixels();
        int fieldHeight = sampling.y().pixels();
        int scale = Math.max(fieldWidth, fieldHeight) < LARGE ? 1 : 2;
        int textHeight = Lettering.GLYPH_HEIGHT * scale;
        int digits = Lettering.digits(range);
        int barHeight = Math.max(fieldHeight, 3 * textHeight);
        int ticks = range.isPoint() ? 1 : barHeight >= 12 * textHeight ? 5 : 2;
        String[] labels = new String[ticks];
        int labelWidth = 0;
        for (int t = 0; t < ticks; t++) {
            labels[t] = Lettering.number(range.at(tickPosition(t, ticks)), digits);
            labelWidth = Math.max(labelWidth, Lettering.width(labels[t], scale));
        }
        String caption = "t = " + Lettering.number(time, 6);

        int barLeft = MARGIN + fieldWidth + GAP;
        int labelLeft = barLeft + BAR_WIDTH + TICK + 4;
        int right = Math.max(labelLeft + labelWidth, MARGIN + Lettering.width(caption, scale));
        Frame frame = new Frame(right + MARGIN, MARGIN + barHeight + GAP + textHeight + MARGIN);
        frame.field(samples, sampling, range);
        frame.bar(barLeft, barHeight);
        for (int t = 0; t < ticks; t++) {
            int y = MARGIN + (int) Math.round((1 - tickPosition(t, ticks)) * (barHeight - 1));
            for (int x = 0; x < TICK; x++) {
                frame.set(barLeft + BAR_WIDTH + x, y, INK);
            }
            int top = Math.clamp(y - textHeight / 2, MARGIN, MARGIN + barHeight - textHeight);
            Lettering.draw(labels[t], labelLeft, top, scale, frame::ink);
        }
        Lettering.draw(caption, MARGIN, MARGIN + barHeight + GAP, scale, frame::ink);
        return frame;
    }

    private static double tickPosition(int tick, int ticks) {
        return ticks == 1 ? 0.5 : (double) tick / (ticks - 1);
    }

    private void field(Samples samples, Sampling sampling, ValueRange range) {
        int magnifyX = sampling.x().magnification();
        int magnifyY = sampling.y().magnification();
        int columns = sampling.x().pixels();
        for (int y = 0; y < samples.height(); y++) {
            // The picture's rows run downwards, y runs upwards.
            int top = MARGIN + (samples.height() - 1 - y) * magnifyY;
            int first = top * width + MARGIN;
            for (int x = 0; x < samples.width(); x++) {
                byte index = (byte) index(samples.at(x, y), range);
                Arrays.fill(pixels, first + x * magnifyX, first + (x + 1) * magnifyX, index);
            }
            for (int copy = 1; copy < magnifyY; copy++) {
                System.arraycopy(pixels, first, pixels, first + copy * width, columns);
            }
        }
    }

    private static int index(double value, ValueRange range) {
        return Double.isNaN(value) ? NOT_A_NUMBER : level(range.position(value));
    }

    private static int level(double position) {
        return Math.min((int) (position * LEVELS), LEVELS - 1);
    }

    private void bar(int left, int barHeight) {
        for (int y = 0; y < barHeight; y++) {
            int level = level(1 - (y + 0.5) / barHeight);
            Arrays.fill(pixels, (MARGIN + y) * width + left, (MARGIN + y) * width + left + BAR_WIDTH, (byte) level);
        }
    }

    private void ink(int x, int y) {
        set(x, y, INK);
    }

    private void set(int x, int y, int index) {
        pixels[y * width + x] = (byte) index;
    }

    /// The frame in the colours of a map.
    BufferedImage image(ColourMap map) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette(map));
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(pixels, 0, target, 0, pixels.length);
        return image;
    }

    private static IndexColorModel palette(ColourMap map) {
        int[] colours = new int[LEVELS + 3];
        for (int level = 0; level < LEVELS; level++) {
            colours[level] = map.at((double) level / (LEVELS - 1));
        }
        colours[PAPER] = PAPER_COLOUR;
        colours[INK] = INK_COLOUR;
        colours[NOT_A_NUMBER] = NOT_A_NUMBER_COLOUR;
        byte[][] channels = new byte[3][colours.length];
        for (int c = 0; c < colours.length; c++) {
            channels[0][c] = (byte) (colours[c] >> 16);
            channels[1][c] = (byte) (colours[c] >> 8);
            channels[2][c] = (byte) colours[c];
        }
        return new IndexColorModel(8, colours.length, channels[0], channels[1], channels[2]);
    }
}
