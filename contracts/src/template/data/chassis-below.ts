// Annex I, 6.1: what carries the car, what drives it and what feeds it.
import { checkpoint, dangerous, major, minor, onSpot } from './write.ts'

export const chassis = checkpoint({
  code: '6.1.1',
  title: ['Chassis, sills, load-bearing body, floor', 'Châssis, longerons, caisse porteuse, plancher'],
  help: [
    'Follow sills, members, jacking points and suspension mounts with lamp and hammer. Covers hide rust: say so if they cannot be judged.',
    'Suivre bas de caisse, longerons, points de levage et ancrages avec lampe et marteau. Un carénage cache la rouille : le noter.',
  ],
  locationAxes: ['side', 'longitudinal'],
  deficiencies: [
    major(
      '6.1.1.a.2',
      ['Chassis member slightly cracked or bent', 'Longeron ou traverse légèrement fissuré ou déformé'],
      ['A load-bearing part is cracked or bent.', 'Un élément porteur est fissuré ou tordu.'],
      'crash, accident, choc',
    ),
    dangerous(
      '6.1.1.a.3',
      ['Chassis member seriously cracked or bent', 'Longeron ou traverse gravement fissuré ou déformé'],
      ['The body may give way. Do not drive.', 'La structure peut céder. Ne roulez pas.'],
      'crash, accident, choc',
    ),
    major(
      '6.1.1.b.2',
      ['Chassis reinforcement or fastening not secure', 'Renfort ou fixation de châssis mal assuré'],
      ['A strengthening part is loose.', 'Un renfort est mal fixé.'],
      'weld, plate, soudure',
    ),
    dangerous(
      '6.1.1.b.3',
      [
        'Most chassis fastenings loose, strength insufficient',
        'Majorité des fixations de châssis desserrées, résistance insuffisante',
      ],
      ['The body is no longer held together. Do not drive.', 'La structure ne tient plus. Ne roulez pas.'],
    ),
    major(
      '6.1.1.c.2',
      ['Corrosion weakening a load-bearing part', 'Corrosion affaiblissant un élément porteur'],
      ['Rust weakens the body. Have it repaired by welding.', 'La rouille affaiblit la caisse. À réparer par soudure.'],
      'sill, hole, perforated, bas de caisse, trou, perforation',
    ),
    dangerous(
      '6.1.1.c.3',
      [
        'Corrosion of a load-bearing part: strength insufficient',
        'Corrosion d’un élément porteur : résistance insuffisante',
      ],
      ['Rust has eaten the structure. Do not drive.', 'La rouille a mangé la structure. Ne roulez pas.'],
      'sill, hole, perforated, bas de caisse, trou, perforation',
    ),
    major(
      '6.2.2.d.2',
      ['Corrosion at a body or suspension mounting point', 'Corrosion à un point d’ancrage de caisse ou de suspension'],
      ['Rust weakens a mounting point.', 'La rouille affaiblit un ancrage.'],
      'strut tower, mount, coupelle, ancrage',
    ),
    dangerous(
      '6.2.2.d.3',
      ['Corrosion at a mounting point, stability affected', 'Corrosion à un ancrage, stabilité altérée'],
      ['A mounting point is rusting out. Do not drive.', 'Un ancrage est rongé. Ne roulez pas.'],
      'strut tower, mount, coupelle',
    ),
    major(
      '6.2.4.a.2',
      ['Floor loose or badly deteriorated', 'Plancher mal fixé ou très détérioré'],
      ['The floor is rusty or loose.', 'Le plancher est rouillé ou lâche.'],
      'hole, corrosion, trou',
    ),
    dangerous(
      '6.2.4.a.3',
      ['Floor without sufficient strength', 'Plancher sans résistance suffisante'],
      ['The floor may give way. Do not drive.', 'Le plancher peut céder. Ne roulez pas.'],
      'hole, corrosion, trou',
    ),
  ],
  common: ['6.1.1.c.2', '6.2.2.d.2', '6.2.4.a.2', '6.1.1.a.2', '6.1.1.c.3', '6.1.1.b.2'],
})

export const exhaust = checkpoint({
  code: '6.1.2',
  title: ['Exhaust pipes and silencers', 'Tuyaux d’échappement et silencieux'],
  help: [
    'Engine running, tail pipe covered for a moment: listen for leaks. Shake the system on its hangers.',
    'Moteur tournant, sortie bouchée un instant : écouter les fuites. Secouer la ligne sur ses supports.',
  ],
  appliesWhen: { fuels: ['petrol', 'diesel', 'lpg', 'cng', 'hybrid-petrol', 'hybrid-diesel'] },
  locationAxes: ['longitudinal'],
  deficiencies: [
    major(
      '6.1.2.a',
      ['Exhaust loose or leaking', 'Échappement mal fixé ou qui fuit'],
      ['The exhaust is loose or blows.', 'L’échappement est lâche ou fuit.'],
      'hanger, blowing, hole, silentbloc, souffle, trou',
    ),
    major(
      '6.1.2.b.2',
      ['Exhaust fumes entering the cabin', 'Gaz d’échappement entrant dans l’habitacle'],
      ['Exhaust gas gets into the car.', 'Des gaz d’échappement entrent dans la voiture.'],
      'smell, odeur',
    ),
    dangerous(
      '6.1.2.b.3',
      ['Exhaust fumes in the cabin endangering health', 'Gaz d’échappement dans l’habitacle dangereux pour la santé'],
      [
        'Exhaust gas in the car may poison you. Do not drive.',
        'Les gaz dans la voiture peuvent intoxiquer. Ne roulez pas.',
      ],
      'smell, carbon monoxide, odeur, monoxyde',
    ),
  ],
  common: ['6.1.2.a', '6.1.2.b.2'],
})

export const fuelSystem = checkpoint({
  code: '6.1.3',
  title: ['Fuel tank and pipes', 'Réservoir et conduites de carburant'],
  help: [
    'Smell, look, follow the pipes from filler to engine. Filler cap closes and seals.',
    'Sentir, regarder, suivre les conduites du goulot au moteur. Le bouchon ferme et étanche.',
  ],
  appliesWhen: { fuels: ['petrol', 'diesel', 'lpg', 'cng', 'hybrid-petrol', 'hybrid-diesel'] },
  locationAxes: ['longitudinal', 'side'],
  deficiencies: [
    dangerous(
      '6.1.3.a',
      [
        'Fuel tank or pipes loose with particular fire risk',
        'Réservoir ou conduites de carburant mal fixés avec risque d’incendie',
      ],
      ['The tank is coming loose. Do not drive.', 'Le réservoir se détache. Ne roulez pas.'],
      'strap, sangle',
    ),
    major(
      '6.1.3.b.2',
      ['Fuel leak, or filler cap missing or not sealing', 'Fuite de carburant, bouchon absent ou non étanche'],
      ['Fuel escapes or the cap does not seal.', 'Du carburant s’échappe ou le bouchon n’étanche pas.'],
      'cap, smell, odeur, bouchon',
    ),
    dangerous(
      '6.1.3.b.3',
      ['Fuel leak with fire risk or heavy loss', 'Fuite de carburant avec risque d’incendie ou forte perte'],
      ['Leaking fuel may catch fire. Do not drive.', 'La fuite peut prendre feu. Ne roulez pas.'],
      'fire, smell, feu, odeur',
    ),
    minor(
      '6.1.3.c.1',
      ['Fuel pipe chafed', 'Conduite de carburant frottée'],
      ['A fuel pipe rubs.', 'Une conduite de carburant frotte.'],
    ),
    major(
      '6.1.3.c.2',
      ['Fuel pipe damaged or corroded', 'Conduite de carburant abîmée ou corrodée'],
      ['A fuel pipe is damaged or rusty.', 'Une conduite de carburant est abîmée ou rouillée.'],
    ),
    dangerous(
      '6.1.3.e',
      [
        'Fire risk: heat shield, exhaust or engine bay condition',
        'Risque d’incendie : écran, échappement ou état du compartiment moteur',
      ],
      ['The car may catch fire. Do not drive.', 'La voiture peut prendre feu. Ne roulez pas.'],
      'heat shield, écran thermique',
    ),
  ],
  common: ['6.1.3.b.2', '6.1.3.c.2', '6.1.3.c.1', '6.1.3.b.3'],
})

export const gasSystem = checkpoint({
  code: '6.1.3.2',
  title: ['Gas fuel system', 'Installation de gaz carburant'],
  help: [
    'Tank plate and date, fixings, valve box, pipes, shut-off valve. Use the leak detector at each joint.',
    'Plaque et date du réservoir, fixations, boîtier, conduites, vanne. Passer le détecteur à chaque raccord.',
  ],
  appliesWhen: { anyOf: [{ fuels: ['lpg', 'cng', 'hydrogen'] }, { equipment: ['lpg-tank'] }] },
  deficiencies: [
    dangerous(
      '6.1.3.f.3',
      [
        'Part of the gas system defective or not as required',
        'Élément de l’installation de gaz défectueux ou non conforme',
      ],
      ['The gas system is unsafe. Do not drive.', 'L’installation de gaz est dangereuse. Ne roulez pas.'],
      'lpg, cng, hydrogen, gpl, gnv, hydrogène',
    ),
    dangerous(
      '6.1.3.2.a.3',
      ['Leak in the gas fuel system', 'Fuite de gaz carburant'],
      ['Gas escapes. Do not start the engine, air the car.', 'Du gaz s’échappe. Ne démarrez pas, aérez.'],
      'lpg, cng, smell, gpl, gnv, odeur',
    ),
    major(
      '6.1.3.2.b.2',
      ['Gas tank past its date or without its plate', 'Réservoir de gaz périmé ou sans plaque'],
      ['The gas tank must be renewed or tested again.', 'Le réservoir de gaz doit être remplacé ou requalifié.'],
      'lpg, cng, expired, gpl, gnv, requalification, périmé',
    ),
    major(
      '6.1.3.d',
      ['Gas or fuel shut-off valve not working', 'Vanne d’arrêt de gaz ou de carburant inopérante'],
      ['The gas cannot be shut off.', 'Le gaz ne peut être coupé.'],
      'stop-cock, robinet, électrovanne',
    ),
  ],
  common: ['6.1.3.f.3', '6.1.3.2.a.3', '6.1.3.2.b.2', '6.1.3.d'],
})

export const powerTrain = checkpoint({
  code: '6.1.7',
  title: ['Transmission and engine mounting', 'Transmission et supports moteur'],
  help: [
    'Turn the shafts by hand at full lock; look at every gaiter. Load the engine in first and reverse: it must not lift.',
    'Tourner les arbres à la main, braqué à fond ; regarder chaque soufflet. Charger le moteur en première et en arrière : il ne doit pas se soulever.',
  ],
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '6.1.7.a.2',
      ['Drive securing bolt loose or missing', 'Vis de transmission desserrée ou absente'],
      ['A bolt of the drive is missing.', 'Une vis de transmission manque.'],
      'bolt, boulon',
    ),
    dangerous(
      '6.1.7.a.3',
      ['Drive securing bolts loose to a dangerous degree', 'Vis de transmission dangereusement desserrées'],
      ['The drive shaft may come off. Do not drive.', 'L’arbre peut se détacher. Ne roulez pas.'],
      'bolt, boulon',
    ),
    major(
      '6.1.7.c.2',
      ['Universal joint of the drive worn', 'Joint de transmission usé'],
      ['A joint of the drive shaft is worn.', 'Un joint de transmission est usé.'],
      'cv joint, clicking, cardan, claque',
    ),
    dangerous(
      '6.1.7.c.3',
      ['Universal joint so worn that it may break', 'Joint de transmission usé au point de casser'],
      ['The drive shaft may break. Do not drive.', 'L’arbre peut casser. Ne roulez pas.'],
      'cv joint, cardan',
    ),
    major(
      '6.1.7.d.2',
      ['Flexible coupling of the drive worn', 'Accouplement souple de transmission usé'],
      ['A rubber coupling is worn.', 'Un flector est usé.'],
      'guibo, flector',
    ),
    major(
      '6.1.7.e',
      ['Drive shaft damaged or bent', 'Arbre de transmission abîmé ou tordu'],
      ['A drive shaft is bent.', 'Un arbre de transmission est tordu.'],
      'cardan, propshaft',
    ),
    minor(
      '6.1.7.g.1',
      ['Drive-shaft gaiter badly aged', 'Soufflet de transmission très détérioré'],
      [
        'A drive-shaft rubber is cracked. Replace it before grease is lost.',
        'Un soufflet de cardan est craquelé. À remplacer avant la perte de graisse.',
      ],
      'cv boot, cardan',
    ),
    major(
      '6.1.7.g.2',
      ['Drive-shaft gaiter missing or torn', 'Soufflet de transmission absent ou déchiré'],
      ['A drive-shaft rubber is open and throws grease.', 'Un soufflet de cardan est ouvert et perd sa graisse.'],
      'cv boot, cardan, grease, graisse',
    ),
    major(
      '6.1.7.h',
      ['Power-train modified without approval', 'Chaîne cinématique modifiée sans autorisation'],
      ['Engine or gearbox has been changed without approval.', 'Moteur ou boîte ont été changés sans autorisation.'],
      'engine swap, gearbox, boîte',
    ),
    major(
      '6.1.8.a.2',
      ['Engine mounting heavily damaged', 'Support moteur très abîmé'],
      ['An engine mounting is worn out.', 'Un support moteur est usé.'],
      'mount, silentbloc',
    ),
    dangerous(
      '6.1.8.a.3',
      ['Engine mounting loose or broken', 'Support moteur desserré ou cassé'],
      ['The engine may drop. Do not drive.', 'Le moteur peut tomber. Ne roulez pas.'],
      'mount, silentbloc',
    ),
  ],
  common: ['6.1.7.g.1', '6.1.7.g.2', '6.1.8.a.2', '6.1.7.c.2', '6.1.7.d.2'],
})

export const spareWheelCarrier = checkpoint({
  code: '6.1.5',
  title: ['Spare wheel carrier', 'Support de roue de secours'],
  help: [
    'Shake the spare wheel and its carrier under or behind the car.',
    'Secouer la roue de secours et son support, dessous ou derrière.',
  ],
  appliesWhen: { equipment: ['spare-wheel'] },
  deficiencies: [
    minor(
      '6.1.5.a',
      ['Spare wheel carrier in poor condition', 'Support de roue de secours en mauvais état'],
      ['The carrier of the spare wheel is worn.', 'Le support de la roue de secours est usé.'],
      'cradle, panier',
    ),
    major(
      '6.1.5.b',
      ['Spare wheel carrier cracked or loose', 'Support de roue de secours fissuré ou mal fixé'],
      ['The carrier of the spare wheel is loose.', 'Le support de la roue de secours est lâche.'],
      'cradle, panier',
    ),
    onSpot(
      major(
        '6.1.5.c.2',
        ['Spare wheel not firmly held', 'Roue de secours mal maintenue'],
        ['The spare wheel is loose.', 'La roue de secours est mal tenue.'],
      ),
    ),
    dangerous(
      '6.1.5.c.3',
      ['Spare wheel about to fall', 'Roue de secours près de tomber'],
      ['The spare wheel may fall on the road. Do not drive.', 'La roue de secours peut tomber. Ne roulez pas.'],
    ),
  ],
  common: ['6.1.5.c.2', '6.1.5.a', '6.1.5.b'],
})
