package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.View;
import java.util.List;
import java.util.Optional;

/**
 * What is known of earlier runs of one service.
 *
 * @param runs the runs, the oldest first, each once
 * @param largestTables the largest tables of the database, as the newest report shows them
 * @param files how many files were read
 * @param damaged files that could not be understood, or only in parts
 * @param remarks why there may be more than was read, one line each
 */
public record Past(
        List<PastRun> runs, Optional<View.Table> largestTables, int files, Damaged damaged, List<String> remarks) {
    public Past {
        runs = List.copyOf(runs);
        remarks = List.copyOf(remarks);
    }

    /**
     * Files that could not be understood.
     *
     * @param files how many
     * @param first what is wrong with the first of them, one line each
     */
    public record Damaged(int files, List<String> first) {
        public Damaged {
            first = List.copyOf(first);
        }
    }
}
