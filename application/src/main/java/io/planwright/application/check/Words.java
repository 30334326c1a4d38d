package io.planwright.application.check;

/** Words of others in the words of findings. */
final class Words {

    private static final int ENOUGH = 80;

    private Words() {}

    /** @return the beginning of a long text */
    static String shortened(String text) {
        if (text.length() <= ENOUGH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(ENOUGH - 2)) ? ENOUGH - 2 : ENOUGH - 1;
        return text.substring(0, end) + "…";
    }
}
