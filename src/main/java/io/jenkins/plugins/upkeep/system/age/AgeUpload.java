package io.jenkins.plugins.upkeep.system.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Encrypts a file by age on its way into a store, 64 KiB at a time. For one thread. */
public final class AgeUpload implements Upload {
    private final Upload target;
    private final WritableByteChannel channel;

    private AgeUpload(Upload target, WritableByteChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /**
     * Writes the header.
     *
     * @param target where the encrypted bytes go; closed with the result, also when there is none
     * @param recipients who can read them, at least one
     * @throws UpkeepException when the target does not take them
     */
    public static AgeUpload of(Upload target, List<Recipient> recipients) throws UpkeepException {
        try {
            var writers = new ArrayList<RecipientStanzaWriter>();
            for (var recipient : recipients) {
                writers.add(recipient.writer());
            }
            var channel =
                    new StandardEncryptingChannelFactory().newEncryptingChannel(new UploadChannel(target), writers);
            return new AgeUpload(target, channel);
        } catch (GeneralSecurityException | IOException e) {
            target.close();
            throw failure(e);
        }
    }

    private static UpkeepException failure(Exception problem) {
        return problem instanceof UploadChannel.Refused refused
                ? refused.reason
                : new UpkeepException("age: cannot encrypt (" + problem.getMessage() + "); use another Java", problem);
    }

    @Override
    public void write(ByteBuffer data) throws UpkeepException {
        try {
            channel.write(data);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void commit() throws UpkeepException {
        try {
            // The last part is marked as such, so that nobody can cut the file short unseen.
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
        target.commit();
    }

    /** What was not committed is left as it is, without an end. */
    @Override
    public void close() {
        target.close();
    }

    /** Hands encrypted bytes on. */
    private static final class UploadChannel implements WritableByteChannel {
        private final Upload target;
        private boolean open = true;

        UploadChannel(Upload target) {
            this.target = target;
        }

        @Override
        public int write(ByteBuffer data) throws IOException {
            var length = data.remaining();
            try {
                target.write(data);
            } catch (UpkeepException e) {
                throw new Refused(e);
            }
            return length;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        /** What the target said, on its way through the channel. */
        private static final class Refused extends IOException {
            private static final long serialVersionUID = 1L;

            private final UpkeepException reason;

            Refused(UpkeepException reason) {
                super(reason.getMessage(), reason);
                this.reason = reason;
            }
        }
    }
}
