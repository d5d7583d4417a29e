package io.jenkins.plugins.upkeep.rollback.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.rollback.saga.Ending;
import io.jenkins.plugins.upkeep.rollback.saga.Ending.Kind;
import org.junit.jupiter.api.Test;

class EndingWordsTest {
    @Test
    void shouldNotPromiseMoreThanWasSeen() {
        var reached = new Ending(Kind.REACHED, "", "", false);
        var asked = new Ending(Kind.UNDONE, "", "somebody asked for it", false);
        var failed = new Ending(Kind.UNDONE, "start the service", "no such file", false);

        assertThat(EndingWords.subject(reached, true)).isEqualTo(" reached its version");
        assertThat(EndingWords.subject(reached, false)).endsWith("and not all is well");
        assertThat(EndingWords.subject(asked, true)).isEqualTo(" was undone as asked");
        assertThat(EndingWords.subject(asked, false)).endsWith("and not all is well");
        assertThat(EndingWords.subject(failed, true)).isEqualTo(" failed and was undone");
    }
}
