package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Owners and rights go; what only looks like them within a comment stays, and what is long comes whole. */
class OwnerlessScriptTest {
    private static String ownerless(String script) throws IOException {
        var stream = OwnerlessScript.of(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldLeaveOutOwnersAndRights() throws IOException {
        // Given
        var content = "SELECT pg_catalog.lo_put('1', 0, '\\x" + "00ff".repeat(100_000) + "');\n";
        var comment = "COMMENT ON LARGE OBJECT 1 IS 'it''s\nGRANT SELECT ON LARGE OBJECT 1 TO x;\n';\n";
        var rights = """
                ALTER LARGE OBJECT 1 OWNER TO "a
                ' b";
                REVOKE ALL ON LARGE OBJECT 1 FROM "a
                ' b";
                GRANT SELECT ON LARGE OBJECT 1 TO PUBLIC WITH GRANT OPTION;
                """;

        // Then
        assertThat(ownerless(content + rights + comment + "end")).isEqualTo(content + comment + "end");
        assertThat(ownerless("")).isEmpty();
    }
}
