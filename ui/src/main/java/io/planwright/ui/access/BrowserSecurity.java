package io.planwright.ui.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.planwright.application.person.Admissions;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Lets people in by their browsers; the REST interface has a chain of its own, asked first. */
@Configuration
class BrowserSecurity {

    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/**", "/favicon.svg", "/glyphs.css", "/planwright.css", "/logout"
    };

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain browser(HttpSecurity http, Admissions admissions, AbstractRememberMeServices remembered) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(OPEN).permitAll())
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                        .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                            @Override
                            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                                filter.setShouldWriteHeadersEagerly(true); // pages are written past what would add them
                                return filter;
                            }
                        }))
                .rememberMe(remember -> remember.rememberMeServices(remembered).key(remembered.getKey()))
                .addFilterAfter(new AdmissionFilter(admissions), SecurityContextHolderFilter.class)
                .addFilterAfter(new OwnForms(), LogoutFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class, "/login")
                                // where there is no page, it is the router that says so
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    @Bean
    ServletContextInitializer secureCookies(@Value("${planwright.public-url:}") String publicUrl) {
        return context -> {
            if (publicUrl.startsWith("https:")) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }

    /** Logging out takes a click on a page of the server; who only has the address is led to where that is. */
    @Bean
    RouterFunction<ServerResponse> logoutByAddress() {
        return RouterFunctions.route()
                .GET("/logout", _ -> ServerResponse.seeOther(URI.create("/")).build())
                .build();
    }
}
