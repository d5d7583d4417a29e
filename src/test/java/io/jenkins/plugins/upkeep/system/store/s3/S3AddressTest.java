package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
    private static S3Address of(String text) throws UpkeepException {
        return S3Address.of(URI.create(text));
    }

    @Test
    void shouldReadAllOfAnAddress() throws Exception {
        // When
        var address = of("s3://my-bucket/one/two%20words/?region=eu-central-1&endpoint=http://127.0.0.1:9000"
                + "&pathStyle=false&sse=aws:kms&kmsKey=arn%3Aaws:kms:eu:1:key/a+b&storageClass=STANDARD_IA");

        // Then
        assertThat(address.bucket()).isEqualTo("my-bucket");
        assertThat(address.prefix()).isEqualTo("one/two words/");
        assertThat(address.region()).contains("eu-central-1");
        assertThat(address.endpoint()).contains(URI.create("http://127.0.0.1:9000"));
        assertThat(address.pathStyle()).isFalse();
        assertThat(address.encryption()).contains("aws:kms");
        assertThat(address.kmsKey()).contains("arn:aws:kms:eu:1:key/a+b");
        assertThat(address.storageClass()).contains("STANDARD_IA");
        assertThat(address).hasToString("s3://my-bucket/one/two words at 127.0.0.1:9000");
    }

    @Test
    void shouldNeedABucketOnly() throws Exception {
        for (var text : new String[] {"s3://my-bucket", "s3://my-bucket/", "s3://my-bucket//"}) {
            assertThat(of(text).prefix()).isEmpty();
            assertThat(of(text).pathStyle()).isFalse();
            assertThat(of(text)).hasToString("s3://my-bucket");
        }
        assertThat(of("s3://my-bucket?endpoint=http://localhost:1").pathStyle()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3://b-1/?regoin=x | unknown parameter regoin; allowed are endpoint, kmsKey, pathStyle, region, sse,",
                "s3://b-1/?region | parameter region has no value",
                "s3://b-1/?region= | parameter region has no value",
                "s3://b-1/?region=a&region=b | parameter region is given twice",
                "s3://b-1/?region=a%20b | parameter region is not a name such as eu-central-1",
                "s3://b-1/?pathStyle=yes | parameter pathStyle is not one of those allowed, which are true and false",
                "s3://b-1/?sse=aes | parameter sse is not one of those allowed, which are AES256 and aws:kms",
                "s3://b-1/?kmsKey=x | kmsKey goes with sse=aws:kms only",
                "s3://b-1/?sse=AES256&kmsKey=x | kmsKey goes with sse=aws:kms only",
                "s3://b-1/?storageClass=cold | parameter storageClass is not a name such as STANDARD_IA",
                "s3://b-1/?endpoint=ftp://x | parameter endpoint is not http://host:port or https://host",
                "s3://b-1/?endpoint=nonsense | parameter endpoint is not http://host:port or https://host",
                "s3://Bucket/ | the bucket's name has 3 to 63 small letters",
                "s3:/b-1/x | the bucket's name has 3 to 63 small letters",
                "s3://b-1/a/../b | the prefix has a part of dots only",
                "s3://b-1/a#b | what follows # is not read",
            })
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("store s3:")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIA:hush@b-1/",
                "s3://b-1/?secretKey=hush",
                "s3://b-1/?accessKey=hush",
                "s3://b-1/?AWS_SECRET_ACCESS_KEY=hush",
                "s3://b-1/?sessionToken=hush",
                "s3://b-1/?endpoint=http://me:hush@host:1",
            })
    void shouldTakeNoSecretAndRepeatNone(String text) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("a secret does not belong in the address; set AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining("hush");
    }

    @Test
    void shouldHaveRoomForTheLongestFileInTenThousandParts() {
        long whole = 0;
        for (int number = 1; number <= 10_000; number++) {
            assertThat(PartSizes.of(number)).isBetween(5L << 20, 5L << 30);
            whole += PartSizes.of(number);
        }
        assertThat(whole).isGreaterThanOrEqualTo(5L << 40);
        assertThat(PartSizes.of(950)).isEqualTo(5L << 20);
        assertThat(PartSizes.of(951)).isEqualTo(10L << 20);
    }
}
