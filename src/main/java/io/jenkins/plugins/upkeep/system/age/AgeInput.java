package io.jenkins.plugins.upkeep.system.age;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Decrypts what age encrypted. Each 64 KiB are given only once they have proved themselves; that nothing is missing at the
 * end is known only when the end has been read. For one thread.
 */
public final class AgeInput extends InputStream {
    private final ReadableByteChannel channel;

    /**
     * Reads the header.
     *
     * @param encrypted the encrypted bytes; closed with this
     * @param identities the keys, one of which should fit
     * @throws NoKeyFitsException when none of them does
     * @throws IOException when the bytes cannot be read, or are not what age writes
     */
    public AgeInput(InputStream encrypted, Identities identities) throws IOException {
        try {
            channel = new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(new StreamChannel(encrypted), List.of(identities::fileKey));
        } catch (UnsupportedRecipientStanzaException e) {
            throw new NoKeyFitsException(e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damagedHeader(e);
        }
    }

    private static IOException damagedHeader(Exception problem) {
        return new IOException("its header is not one of age, or was changed", problem);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(target, offset, length));
        } catch (PayloadException e) {
            throw new IOException("its encrypted content was changed or cut off", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A stream as a channel. Java's own closes the stream when its thread is interrupted, and copies all bytes twice. */
    private static final class StreamChannel implements ReadableByteChannel {
        private final InputStream stream;

        StreamChannel(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (!target.hasRemaining()) {
                return 0;
            }
            var count = stream.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(count, 0));
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
