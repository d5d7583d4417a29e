package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.config.Words;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line. */
final class UsageProblem {
    private UsageProblem() {}

    static String of(ParameterException problem) {
        var what = problem instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : problem.getMessage();
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return what + "; '" + command + " --help' shows what there is";
    }

    private static String unknown(UnmatchedArgumentException problem) {
        var written = problem.getUnmatched().get(0);
        // The parser suggests something for every word, also for one that is like nothing.
        var meant = Words.nearest(written, problem.getSuggestions());
        return kind(problem) + " '" + written + "'"
                + meant.map(word -> "; did you mean " + word + "?").orElse("");
    }

    private static String kind(UnmatchedArgumentException problem) {
        if (problem.isUnknownOption()) {
            return "unknown option";
        }
        return problem.getCommandLine().getSubcommands().isEmpty() ? "a word too many:" : "unknown command";
    }
}
