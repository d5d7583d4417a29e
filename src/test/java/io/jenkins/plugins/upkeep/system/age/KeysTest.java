package io.jenkins.plugins.upkeep.system.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.exceptionfactory.jagged.bech32.Bech32;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are read as age writes them; what is none is refused by a line that shows no private key. */
class KeysTest {
    private static final AgeKey KEY = AgeKey.generate();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5|keys of ssh are not known",
                "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t|is of another kind (age1yubikey1",
                "age1pq1qqqqqq|is of another kind (age1pq1",
                "AGE-SECRET-KEY-1QQ|one of them is a private key",
                "age-secret-key-1qq|one of them is a private key",
                "pgp|only public keys of age are known",
                "AGE1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P|only public keys of age are known",
                "age1|is not a public key of age",
                "age1...|is not a public key of age",
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q|cac8q is not a public key of age",
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8|is not a public key of age",
            })
    void shouldRefuseWhatIsNoRecipient(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(text))
                .withMessageContaining(problem)
                .withMessageNotContaining("-1QQ")
                .withMessageNotContaining("-1qq");
    }

    @Test
    void shouldRefuseAKeyWithWhichEverySecretIsKnown() {
        var zeros = Bech32.getEncoder().encode("age", new byte[32]).toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(zeros))
                .withMessageContaining("is not a public key of age");
    }

    @Test
    void shouldRefuseAnyTypingErrorInAKey() {
        var text = KEY.recipient().text();
        for (int at = 0; at < text.length(); at++) {
            var wrong = text.substring(0, at) + (text.charAt(at) == 'q' ? 'p' : 'q') + text.substring(at + 1);
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new Recipient(wrong));
        }
    }

    @Test
    void shouldRefuseWhatIsNoIdentityWithoutShowingIt() {
        var key = KEY.identity().reveal();
        refuse("", "holds no key");
        refuse("# public key: age1\n\n", "holds no key");
        refuse(key.substring(0, key.length() - 1), "line 1 is not a private key of age");
        refuse("# one\n" + key + "\n" + key.toLowerCase(Locale.ROOT), "line 3 is not a private key of age");
        refuse(KEY.recipient().text(), "line 1 is not a private key of age");
        refuse("/etc/upkeep/identity.txt", "line 1 is not a private key of age");
        refuse("AGE-PLUGIN-YUBIKEY-1QQ", "line 1 is a key of a plugin");
        refuse("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r", "is a key of another kind");
        refuse("-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVu", "the key itself is encrypted (by a passphrase)");
        refuse("age-encryption.org/v1\n-> scrypt abc 18\n", "the key itself is encrypted (by a passphrase)");
    }

    private static void refuse(String text, String problem) {
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> Identities.parse("the key", Secret.of(text)))
                .withMessageStartingWith("the key: ")
                .withMessageContaining(problem)
                .satisfies(e -> {
                    for (Throwable one = e; one != null; one = one.getCause()) {
                        text.lines()
                                .filter(line -> line.length() > 10 && !line.startsWith("-----"))
                                .forEach(line -> assertThat(e.toString()).doesNotContain(line));
                    }
                });
    }

    @Test
    void shouldNotPrintKeys() throws Exception {
        var identities = Identities.parse("the key", KEY.identity());

        assertThat(identities.toString() + KEY)
                .doesNotContain(KEY.identity().reveal())
                .contains("1 private key");
        assertThat(identities.isEmpty()).isFalse();
        assertThat(Identities.none("gone").isEmpty()).isTrue();
        assertThat(Identities.none("gone").lack()).isEqualTo("gone");
    }
}
