package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalDouble;

/** How the values of a report stand in JSON. */
final class ReportMapper {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final double LARGEST_EXACT_WHOLE = 1L << 53;

    static final ObjectMapper MAPPER = mapper();
    static final ObjectWriter WRITER = MAPPER.writer(printer());

    private ReportMapper() {}

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), values())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        return mapper;
    }

    private static SimpleModule values() {
        return new SimpleModule("upkeep")
                .addAbstractTypeMapping(Section.class, RawSection.class)
                .addSerializer(writing(Instant.class, (value, json) -> json.writeString(MILLISECONDS.format(value))))
                .addSerializer(writing(LocalDate.class, (value, json) -> json.writeString(value.toString())))
                .addSerializer(writing(Duration.class, (value, json) -> json.writeNumber(seconds(value))))
                .addSerializer(writing(Double.class, (value, json) -> writeNumber(value, json)))
                .addSerializer(Double.TYPE, writing(Double.class, (value, json) -> writeNumber(value, json)))
                .addSerializer(new OptionalNumber());
    }

    private static BigDecimal seconds(Duration duration) {
        var exact = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return new BigDecimal(exact.stripTrailingZeros().toPlainString());
    }

    /** A number or nothing. */
    private static final class OptionalNumber extends StdSerializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        private OptionalNumber() {
            super(OptionalDouble.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, OptionalDouble value) {
            return value == null || value.isEmpty();
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                writeNumber(value.getAsDouble(), json);
            } else {
                json.writeNull();
            }
        }
    }

    /** Whole numbers without a point, as people and other programs write counts. */
    private static void writeNumber(double value, JsonGenerator json) throws IOException {
        var whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT_WHOLE;
        if (whole && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static DefaultPrettyPrinter printer() {
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private static <T> StdSerializer<T> writing(Class<T> type, Writing<T> writing) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writing.write(value, json);
            }
        };
    }
}
