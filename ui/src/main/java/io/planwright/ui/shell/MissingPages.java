package io.planwright.ui.shell;

import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Answers 404 where no page has the address; the page that comes with it is the {@link NotFoundPage}. */
@Component
class MissingPages implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var routes = event.getSource().getRouter().getRegistry();
        event.addIndexHtmlRequestListener(response -> answer(routes, response));
    }

    private static void answer(RouteRegistry routes, IndexHtmlResponse response) {
        var path = response.getVaadinRequest().getPathInfo();
        if (path != null
                && !routes.getNavigationRouteTarget(path.replaceAll("^/+|/+$", ""))
                        .hasTarget()) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
