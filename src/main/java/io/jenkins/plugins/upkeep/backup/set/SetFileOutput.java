package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.OutputStream;

/** A file of a set under way, for those who write to a stream. Closing it does not finish the file. */
public final class SetFileOutput extends OutputStream {
    private final SetFileWriter file;

    /**
     * @param file where the bytes go
     */
    public SetFileOutput(SetFileWriter file) {
        this.file = file;
    }

    /** The failure of a store, on its way through streams. */
    public static final class StoreFailure extends IOException {
        private static final long serialVersionUID = 1L;

        private final UpkeepException reason;

        private StoreFailure(UpkeepException reason) {
            super(reason.getMessage(), reason);
            this.reason = reason;
        }

        /**
         * @return what the store said
         */
        public UpkeepException reason() {
            return reason;
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        try {
            file.write(data, offset, length);
        } catch (UpkeepException e) {
            throw new StoreFailure(e);
        }
    }
}
