package io.jenkins.plugins.upkeep.quality.source;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How a column's values stand in a binary copy, as far as they are read as they are; others are cast by the server. */
enum ColumnKind {
    /** A decimal of any precision. */
    NUMERIC {
        @Override
        double number(ByteBuffer row, int length) {
            return decimal(row);
        }
    },
    /** A double. */
    FLOAT8 {
        @Override
        double number(ByteBuffer row, int length) {
            return row.getDouble();
        }
    },
    /** A float. */
    FLOAT4 {
        @Override
        double number(ByteBuffer row, int length) {
            return row.getFloat();
        }
    },
    /** A long. */
    INT8 {
        @Override
        double number(ByteBuffer row, int length) {
            return (double) row.getLong();
        }
    },
    /** An int. */
    INT4 {
        @Override
        double number(ByteBuffer row, int length) {
            return row.getInt();
        }
    };

    private static final int NEGATIVE = 0x4000;
    private static final int BASE = 10_000;
    private static final double[] POWERS = {1, 1e4, 1e8, 1e12, 1e16, 1e20};

    /** The kind of a type's name; empty where the server has to cast. */
    static Optional<ColumnKind> of(String type) {
        for (var kind : values()) {
            if (kind.name().equalsIgnoreCase(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Reads a value of so many bytes. */
    abstract double number(ByteBuffer row, int length);

    /** Digits of ten thousand each, the first of which counts as the weight says. */
    private static double decimal(ByteBuffer row) {
        var digits = row.getShort();
        var weight = row.getShort();
        var sign = row.getShort() & 0xffff;
        row.getShort();
        var value = 0.0;
        for (int i = 0; i < digits; i++) {
            value = value * BASE + row.getShort();
        }
        return switch (sign) {
            case 0 -> scaled(value, weight - digits + 1);
            case NEGATIVE -> -scaled(value, weight - digits + 1);
            case 0xd000 -> Double.POSITIVE_INFINITY;
            case 0xf000 -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static double scaled(double value, int power) {
        var size = Math.abs(power);
        var factor = size < POWERS.length ? POWERS[size] : Math.pow(BASE, size);
        return power < 0 ? value / factor : value * factor;
    }
}
