package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines with stars in the place of secrets; all else goes through byte for byte. A line that came in pieces is
 * written when it is whole, so that no secret is divided; {@link #forceEol()} writes what is left at the end. For one thread.
 */
final class MaskedOutput extends LineTransformationOutputStream {
    private OutputStream target = OutputStream.nullOutputStream();
    private Masking masking = Masking.ofEverything();

    /** From now on writes there, with these secrets hidden. */
    void to(OutputStream newTarget, Masking newMasking) {
        target = newTarget;
        masking = newMasking;
    }

    @Override
    protected void eol(byte[] line, int length) throws IOException {
        var end = length > 0 && line[length - 1] == '\n' ? length - 1 : length;
        var text = new String(line, 0, end, StandardCharsets.UTF_8);
        if (masking.hides(text)) {
            target.write(masking.mask(text).getBytes(StandardCharsets.UTF_8));
            target.write(line, end, length - end);
        } else {
            target.write(line, 0, length);
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }
}
