package io.jenkins.plugins.upkeep.backup;

/** How far a backup is proven before it counts as verified. */
public enum RequiredProof {
    /** Read back from where it lies: every byte is there, and every archive can be unpacked. */
    STORED,
    /** Restored into a throwaway cluster, and equal to what the dump's snapshot saw. */
    RESTORED
}
