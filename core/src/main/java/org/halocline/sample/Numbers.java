package org.halocline.sample;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// Lists of plain numbers for results: never changed, compared by value, without an object per number.
final class Numbers {
    private Numbers() {}

    static List<Double> of(double... values) {
        return new Doubles(values.clone());
    }

    static List<Long> of(long... values) {
        return new Longs(values.clone());
    }

    private static final class Doubles extends AbstractList<Double> implements RandomAccess {
        private final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public Double get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    private static final class Longs extends AbstractList<Long> implements RandomAccess {
        private final long[] values;

        Longs(long[] values) {
            this.values = values;
        }

        @Override
        public Long get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
