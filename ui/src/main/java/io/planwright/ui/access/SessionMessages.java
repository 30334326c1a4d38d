package io.planwright.ui.access;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a browser does once its session has ended: it loads its page again, which leads over the login back to the page.
 * A browser that comes without any session is told first, because one that refuses cookies would load again for ever.
 */
@Component
class SessionMessages implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var words = event.getSource().getInstantiator().getI18NProvider();
        event.getSource().setSystemMessagesProvider(asked -> messages(words, asked.getLocale()));
    }

    private static SystemMessages messages(I18NProvider words, Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setCookiesDisabledCaption(words.getTranslation("session.ended", locale));
        messages.setCookiesDisabledMessage(words.getTranslation("session.endedWords", locale));
        return messages;
    }
}
