package io.planwright.ui.requirement;

import com.vaadin.flow.server.VaadinSession;
import java.util.HashMap;
import java.util.Map;

/** Remembers for as long as somebody is here which panels of the rail were opened and closed. */
final class OpenPanels {

    private final Map<String, Boolean> opened = new HashMap<>();

    private OpenPanels() {}

    private static OpenPanels mine() {
        var session = VaadinSession.getCurrent();
        var mine = session.getAttribute(OpenPanels.class);
        if (mine == null) {
            mine = new OpenPanels();
            session.setAttribute(OpenPanels.class, mine);
        }
        return mine;
    }

    static boolean isOpen(String panel, boolean otherwise) {
        return mine().opened.getOrDefault(panel, otherwise);
    }

    static void remember(String panel, boolean open) {
        mine().opened.put(panel, open);
    }
}
