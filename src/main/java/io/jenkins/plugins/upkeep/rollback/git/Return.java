package io.jenkins.plugins.upkeep.rollback.git;

import java.util.List;

/**
 * How a work tree came back to where it was.
 *
 * @param complete whether it is all as it was, also the branch
 * @param told what a person should know, such as why it is on no branch; mostly nothing
 */
public record Return(boolean complete, List<String> told) {
    public Return {
        told = List.copyOf(told);
    }
}
