package io.planwright.application.decomposition;

/** An engine had no proposal to make: it could not be reached, or what it said was of no use. */
public final class EngineFailed extends RuntimeException {

    private final boolean passing;

    /**
     * @param message why, in words for people; never with a secret in it
     * @param passing whether asking again later may help
     */
    public EngineFailed(String message, boolean passing) {
        super(message, null, false, false);
        this.passing = passing;
    }

    public boolean passing() {
        return passing;
    }
}
