package io.jenkins.plugins.upkeep.backup.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file's name, which to Linux is a row of bytes and need not be text.
 *
 * @param text the name as UTF-8; each byte that is none stands as a backslash and three octal digits
 * @param bytes the name's bytes in hexadecimal digits, when they are not valid UTF-8
 */
public record FileName(String text, Optional<String> bytes) {
    static FileName of(byte[] name) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(name);
        var output = CharBuffer.allocate(4 * name.length);
        var valid = true;
        for (var result = decoder.decode(input, output, true); result.isError(); ) {
            valid = false;
            for (int count = result.length(); count > 0; count--) {
                output.put(String.format("\\%03o", input.get() & 0xff));
            }
            result = decoder.decode(input, output, true);
        }
        return new FileName(
                output.flip().toString(),
                valid ? Optional.empty() : Optional.of(HexFormat.of().formatHex(name)));
    }
}
