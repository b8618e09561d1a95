package org.halocline.simulations.selfavoidingwalk;

import java.util.Arrays;

/// The sites that a walk has visited: a table with linear probing, from which they leave in reverse order.
final class Sites {
    private static final int NONE = Integer.MIN_VALUE;

    private final int[] table;
    private final int shift;

    /// @param length most steps of a walk
    Sites(int length) {
        int bits = 34 - Integer.numberOfLeadingZeros(length + 1); // at most a quarter full
        this.table = new int[1 << bits];
        this.shift = 32 - bits;
        Arrays.fill(table, NONE);
    }

    boolean contains(int site) {
        return table[slot(site)] == site;
    }

    void add(int site) {
        table[slot(site)] = site;
    }

    /// Removes the site that was added last: no other was put behind it since.
    void removeLast(int site) {
        table[slot(site)] = NONE;
    }

    /// Where the site is, or where it would go.
    private int slot(int site) {
        int slot = (site * 0x9E3779B1) >>> shift;
        while (table[slot] != NONE && table[slot] != site) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
