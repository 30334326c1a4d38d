package io.planwright.application.check;

import io.planwright.application.playbook.Phrases;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.project.Language;
import java.util.Map;

/** The words of findings, from {@code check/words.yaml}, in the language of the project. */
final class Words {

    private static final int ENOUGH = 80;

    static final Phrases PHRASES = Phrases.from("/check/words.yaml");

    private Words() {}

    static Language language(Workspace workspace) {
        return workspace.project().language();
    }

    static String in(Workspace workspace, String key) {
        return in(workspace, key, Map.of());
    }

    /** @return what is said under the key, with the facts in their places */
    static String in(Workspace workspace, String key, Map<String, String> facts) {
        return PHRASES.in(language(workspace), key, facts);
    }

    /** @return what is said under the key about a place, with the remedy that stands under it too */
    static Finding finding(Workspace workspace, String where, int line, String key, Map<String, String> facts) {
        return finding(workspace, where, line, key, key + ".remedy", facts);
    }

    /** @param remedy the key of what several findings have for their remedy */
    static Finding finding(
            Workspace workspace, String where, int line, String key, String remedy, Map<String, String> facts) {
        return new Finding(where, line, in(workspace, key, facts), in(workspace, remedy, facts));
    }

    /** @return the beginning of a long text of somebody else */
    static String shortened(String text) {
        if (text.length() <= ENOUGH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(ENOUGH - 2)) ? ENOUGH - 2 : ENOUGH - 1;
        return text.substring(0, end) + "…";
    }
}
