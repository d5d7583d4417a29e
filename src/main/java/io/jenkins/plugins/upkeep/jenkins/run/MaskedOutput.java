package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes lines with stars in the place of secrets; all else goes through byte for byte. For one thread. */
final class MaskedOutput extends LineTransformationOutputStream.Delegating {
    private final Masking masking;

    MaskedOutput(OutputStream out, Masking masking) {
        super(out);
        this.masking = masking;
    }

    @Override
    protected void eol(byte[] line, int length) throws IOException {
        var end = length > 0 && line[length - 1] == '\n' ? length - 1 : length;
        var text = new String(line, 0, end, StandardCharsets.UTF_8);
        if (masking.hides(text)) {
            out.write(masking.mask(text).getBytes(StandardCharsets.UTF_8));
            out.write(line, end, length - end);
        } else {
            out.write(line, 0, length);
        }
    }
}
