package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.restore.Portion;

/**
 * What of a restored database is compared.
 *
 * @param portion which part of the set was restored
 * @param owners whether owners and rights were brought back; else they are not compared, and of large objects, whose
 *     evidence has both in it, only number and size
 */
public record ComparisonScope(Portion portion, boolean owners) {
    /** Everything, with owners and rights. */
    public static final ComparisonScope WHOLE = new ComparisonScope(Portion.WHOLE, true);

    /** Whether nothing but the set's database is there, with all of it. */
    boolean isWhole() {
        return portion.isOfAll() && portion.makes() && portion.loads();
    }

    boolean hasRows() {
        return portion.loads();
    }

    /** Whether objects are counted: those of a part are told one by one when they are made. */
    boolean hasCounts() {
        return portion.isOfAll() && portion.makes();
    }

    /** Whether that is compared which belongs to no table. */
    boolean hasRest() {
        return portion.isOfAll() && portion.loads();
    }
}
