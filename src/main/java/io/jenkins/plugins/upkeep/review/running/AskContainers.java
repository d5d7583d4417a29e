package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks docker for all containers that run, and what is in their images. Images of the service's own, whose names tell no product,
 * are left out.
 *
 * @param name its name in reports
 * @param docker the docker that is asked
 */
public record AskContainers(String name, Docker docker) implements Asking {
    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": ask docker which containers run and what is in their images";
    }

    @Override
    public Set<String> products() {
        return Set.of("postgresql", "redis", "valkey", "nginx", "python", "nodejs", "java", "jenkins");
    }

    @Override
    public Answer ask() throws UpkeepException, InterruptedException {
        var found = new ArrayList<Running>();
        var gaps = new ArrayList<Answer.Gap>();
        for (var reference : docker.images()) {
            var product = new Image(reference).product();
            if (product.isPresent()) {
                ask(new AskImage("image " + reference, product.get(), reference, docker), found, gaps);
            }
        }
        return new Answer(found, gaps);
    }

    /** One image without a version does not hide the others. */
    private static void ask(AskImage image, List<Running> found, List<Answer.Gap> gaps) throws InterruptedException {
        try {
            found.addAll(image.ask().found());
        } catch (UpkeepException e) {
            gaps.add(Answer.Gap.of(image.subject(), e.getMessage()));
        }
    }
}
