import './fonts.css';
import './tokens.css';
import './frame.css';
import './foot.css';
import './desk.css';
import './panels.css';
import './card.css';
import './narrow.css';
import { byId } from './dom';
import { start } from './screen';
import { choose, direction, isKey, plain, speak, type Language } from './messages';
import { site } from './station';
import type { Light } from './light';

const AGAIN_MS = 3000;

function wanted(): { language: Language; light: Light } {
    const query = new URLSearchParams(location.search);
    const named = query.get('lang') ?? localStorage.getItem('marsad.language');
    const light = query.get('light') ?? localStorage.getItem('marsad.light');
    const system = matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night';
    return {
        language: choose(named ? [named, ...navigator.languages] : navigator.languages),
        light: light === 'day' || light === 'night' ? light : system,
    };
}

async function begin(): Promise<void> {
    const { language, light } = wanted();
    speak(language);
    document.documentElement.lang = language;
    document.documentElement.dir = direction();
    document.documentElement.dataset['light'] = light;
    const notice = byId('starting');
    notice.textContent = plain('app.connecting');
    for (;;) {
        try {
            const found = await site();
            notice.hidden = true;
            await start(found, light);
            return;
        } catch (error) {
            const key = error instanceof Error && 'key' in error ? 'app.no_station' : '';
            if (!isKey(key)) throw error;
            notice.textContent = plain(key);
            await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
    }
}

void begin();
