package io.planwright.ui.access;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ApplicationConstants;
import io.planwright.application.person.Admissions;
import io.planwright.application.person.Admissions.Admitted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes whoever was let in by what holds no longer for a stranger, and does nothing that is asked on an open page. */
final class AdmissionFilter extends OncePerRequestFilter {

    private final Admissions admissions;

    AdmissionFilter(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Admitted admitted
                && !admissions.stands(admitted.admission())) {
            if (request.getServletPath().startsWith("/VAADIN/push")) {
                chain.doFilter(request, response); // by which the page is told
                return;
            }
            if ("uidl".equals(request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER))) {
                response.setContentType("application/json; charset=UTF-8");
                response.getWriter().write(VaadinService.createCriticalNotificationJSON(null, null, null, "/login"));
                return;
            }
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
