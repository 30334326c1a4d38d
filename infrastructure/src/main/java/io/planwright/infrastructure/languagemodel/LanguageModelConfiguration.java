package io.planwright.infrastructure.languagemodel;

import io.planwright.application.decomposition.DecompositionEngine;
import io.planwright.application.decomposition.Engines;
import io.planwright.application.decomposition.StructureEngine;
import java.time.InstantSource;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The engines there are: always the one that goes by structure, and a language model where an address is set. */
@Configuration(proxyBeanMethods = false)
class LanguageModelConfiguration {

    @Bean
    Engines engines(Environment environment) {
        var engines = new ArrayList<DecompositionEngine>();
        engines.add(new StructureEngine());
        LanguageModelSettings.of(environment::getProperty)
                .map(settings -> new ChatCompletions(settings, Thread::sleep, InstantSource.system()))
                .map(LanguageModelEngine::new)
                .ifPresent(engines::add);
        return new Engines(engines);
    }
}
