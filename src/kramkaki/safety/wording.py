"""The warnings in words: short sentences for a layman. Numbers come in as {names}, written as the reader does."""

from kramkaki.language import mark as N_

WARNINGS = {
    # emergencies
    "heat_stroke": N_(
        "This can be heat stroke. Call the emergency number now (Indonesia: 112 or 119). Cool the whole body at once "
        "with cold water or ice, then transport."
    ),
    "hyponatraemia": N_(
        "This can be too much water in the blood (low sodium). Give no more water. Call the emergency number now "
        "(Indonesia: 112 or 119)."
    ),
    "collapse_or_confusion": N_(
        "Collapse, a fit, confusion or a very high temperature is an emergency. Call the emergency number now "
        "(Indonesia: 112 or 119)."
    ),
    "broken_bone": N_(
        "The bone may be broken. Keep the leg still. Do not stretch or massage it. Call for emergency care."
    ),
    "compartment_syndrome": N_(
        "Pressure may be rising inside the leg. It can lose the muscle within hours. Do not stretch or massage it. Get "
        "emergency care now."
    ),
    "limb_without_blood": N_("The foot may not be getting blood. Get emergency care now. Do not massage the leg."),
    "blood_clot": N_(
        "This can be a blood clot. Do not massage or stretch the leg. Get emergency care now, at once if you are short "
        "of breath or your chest hurts."
    ),
    "chest_pain": N_(
        "Chest pain or shortness of breath at rest is an emergency. Call the emergency number now (Indonesia: 112 or "
        "119)."
    ),
    "rhabdomyolysis": N_(
        "Muscle may be breaking down, which harms the kidneys. Stop all effort. Get emergency care now."
    ),
    "exertional_sickling": N_(
        "Weak legs more than painful ones in hard effort can be sickling of the blood. Stop at once. Call the "
        "emergency number now (Indonesia: 112 or 119)."
    ),
    "low_calcium": N_(
        "Cramps with tingling or cramped hands, or after thyroid or neck surgery, can mean low blood calcium. Get an "
        "urgent blood test and heart trace today."
    ),
    "heart_rhythm": N_("A racing or irregular heart, or fainting, with cramps needs emergency care now."),
    "nerve_emergency": N_(
        "New weakness, a dropped foot, numbness between the legs or new bladder or bowel trouble can be a squeezed "
        "spinal cord or nerve. Get emergency care now."
    ),
    "adrenal_crisis": N_(
        "With adrenal glands that work too little this can be an adrenal crisis. Call the emergency number now "
        "(Indonesia: 112 or 119) and say which illness you have."
    ),
    "pre_eclampsia": N_(
        "In pregnancy or after birth, severe headache, blurred sight or flashes, pain under the ribs, or headache with "
        "swelling or vomiting can mean dangerously high blood pressure. Call your midwife, your doctor or the "
        "emergency number now (Indonesia: 112 or 119)."
    ),
    "tetanus": N_("A locked jaw or spasms that spread can be tetanus. Get emergency care now."),
    "cramp_in_water": N_("Cramp in the water: signal for help, float on your back, stop kicking, get out."),
    "cardiac_arrest": N_(
        "Somebody who does not breathe, or only gasps, is dying. Call the emergency number now (Indonesia: 112 or "
        "119), press on the chest without stopping and have a defibrillator (AED) fetched."
    ),
    "hypoglycaemia": N_(
        "This can be low blood sugar. Awake and able to swallow: sugar at once, then measure the glucose. Confused, "
        "drowsy or not better within 15 minutes: call the emergency number (Indonesia: 112 or 119)."
    ),
    "low_blood_glucose": N_(
        "A blood glucose of {value} mmol/L ({taken}) is dangerously low. Awake and able to swallow: sugar at once, "
        "measure again after 15 minutes. Otherwise call the emergency number now (Indonesia: 112 or 119)."
    ),
    "high_blood_glucose": N_(
        "A blood glucose of {value} mmol/L ({taken}) is an emergency at this level or with these complaints. Go to "
        "hospital now."
    ),
    "low_blood_sodium": N_(
        "A blood sodium of {value} mmol/L ({taken}) is dangerously low. Go to hospital now, and drink no more until "
        "then."
    ),
    "high_blood_sodium": N_("A blood sodium of {value} mmol/L ({taken}) is dangerously high. Go to hospital now."),
    "high_blood_potassium": N_(
        "A blood potassium of {value} mmol/L ({taken}) can stop the heart. Go to hospital now: you need a heart trace "
        "(ECG)."
    ),
    "low_blood_potassium": N_(
        "A blood potassium of {value} mmol/L ({taken}) can disturb the heart. Go to hospital now: you need a heart "
        "trace (ECG)."
    ),
    "low_blood_calcium": N_(
        "A blood calcium of {value} mmol/L ({taken}) is dangerously low. Go to hospital now: you need a heart trace "
        "(ECG)."
    ),
    "high_blood_calcium": N_("A blood calcium of {value} mmol/L ({taken}) is dangerously high. Go to hospital now."),
    "low_blood_magnesium": N_(
        "A blood magnesium of {value} mmol/L ({taken}) can disturb heart and nerves. Go to hospital now."
    ),
    "high_blood_magnesium": N_(
        "A blood magnesium of {value} mmol/L ({taken}) is dangerously high. Go to hospital now."
    ),
    "high_creatine_kinase": N_(
        "A creatine kinase (CK) of {value} U/L ({taken}) with dark urine, weakness or swelling: muscle is breaking "
        "down, which harms the kidneys. Go to hospital now."
    ),
    "pesticide_poisoning": N_(
        "After pesticide these can be signs of poisoning. Call the emergency number now (Indonesia: 112 or 119). "
        "Clothes off, wash the skin with much water."
    ),
    "thyrotoxic_paralysis": N_(
        "Legs that suddenly go limp can come from low potassium, also through an overactive thyroid, or from the "
        "spinal cord. Get emergency care now: potassium and a heart trace (ECG) first."
    ),
    "severe_dehydration": N_(
        "You are losing fluid faster than the body stands. Get emergency care now; sip rehydration solution (oralit) "
        "on the way if fully awake."
    ),
    "leptospirosis": N_(
        "Fever with yellow eyes, dark or little urine can be a severe infection such as leptospirosis. Get emergency "
        "care now, and tell about flood water, mud or rats."
    ),
    "dengue": N_(
        "Fever with bleeding, a rash, belly pain, vomiting that goes on or drowsiness can be severe dengue. Get "
        "emergency care now."
    ),
    "cold_in_water": N_(
        "This can be dangerous cooling (hypothermia). Call the emergency number now (Indonesia: 112 or 119). Get out, "
        "dry and warm; keep lying flat."
    ),
    # stop
    "recent_injury": N_(
        "An injury or operation that has not healed: no stretching, no massage, no warming up and no running on this "
        "leg until a clinician or physiotherapist agrees. Muscle, tendon or bone that is still healing tears or breaks "
        "again under load."
    ),
    "exercise_with_fever": N_(
        "No exercise with a fever: the body overheats sooner and the heart can suffer. Wait until you have been "
        "without fever for a day and feel well."
    ),
    "cold_swimmer": N_("You are cold through. Get out of the water, dry and warm, before anything else."),
    "no_more_swimming": N_("You had a cramp in the water. Stop swimming for today. Never swim on alone."),
    "cramp_in_heat": N_(
        "A cramp in the heat ends the session for today. Go to the shade and cool down. Have somebody watch your mind "
        "and your walk: confusion or staggering is an emergency."
    ),
    "heat_exhaustion": N_(
        "This can be heat exhaustion. Stop, lie down in the shade, cool down. If it is not better within half an hour, "
        "or you become confused, call the emergency number."
    ),
    "torn_muscle": N_(
        "A pop, a bruise or lost power points to a torn muscle or tendon, not a cramp. Rest it and see a clinician."
    ),
    "never_stretch": N_("Do not stretch or massage this leg until a clinician has looked at it."),
    "over_drinking_low_sodium": N_(
        "You would drink more than you lose: blood sodium would fall to {sodium} mmol/L. Drink less. Headache, "
        "vomiting or confusion after drinking a lot is an emergency."
    ),
    "exercise_when_losing_fluid": N_(
        "No exercise while vomiting or diarrhoea goes on, nor before you eat and drink normally again."
    ),
    "dehydration_illness": N_(
        "You would lose {loss} % of your weight, with vomiting or diarrhoea as it is. Sip rehydration solution "
        "(oralit) now and see a clinician today."
    ),
    "dehydration_stop": N_(
        "You would lose {loss} % of your weight. That is too much. Make it shorter or cooler, and stop if you feel ill."
    ),
    "hypothermia": N_(
        "You would cool down to {temperature} °C inside; below 35 °C is hypothermia. Dress warmer, make it shorter, "
        "get dry and warm at the end. Somebody cold who shivers no more or is confused needs emergency care."
    ),
    "unbelievable_core_temperature": N_(
        "Body temperature would reach {value} °C, which hardly anybody lives through and this model was not made for. "
        "Check the scenario, and do not trust the numbers from there on."
    ),
    "unbelievable_plasma_sodium": N_(
        "In this model blood sodium would reach {value} mmol/L, beyond what it was made for. Do not trust the numbers "
        "from there on."
    ),
    "unbelievable_plasma_potassium": N_(
        "In this model blood potassium would reach {value} mmol/L, beyond what it was made for. Do not trust the "
        "numbers from there on."
    ),
    "unbelievable_body_mass_change": N_(
        "Your weight would change by {value} %, which nobody stands and this model was not made for. Check what is "
        "drunk and lost in the scenario, and do not trust the numbers from there on."
    ),
    # see a clinician
    "perhaps_a_clot": N_(
        "One swollen, warm or tender calf can be a blood clot. See a clinician today. Do not massage it."
    ),
    "sodium_today": N_(
        "A blood sodium of {value} mmol/L ({taken}) is far from normal. Call the clinician who ordered the test today. "
        "With headache, vomiting, confusion or weakness go to hospital at once."
    ),
    "sodium_soon": N_("A blood sodium of {value} mmol/L ({taken}) is low. Show it to a clinician within days."),
    "potassium_today": N_(
        "A blood potassium of {value} mmol/L ({taken}) is far from normal. Call the clinician who ordered the test "
        "today. With weakness, palpitations, fainting, vomiting or fever go to hospital at once."
    ),
    "potassium_this_week": N_(
        "A blood potassium of {value} mmol/L ({taken}) needs to be looked at this week: call whoever prescribes your "
        "medicines. Do not change them by yourself."
    ),
    "potassium_soon": N_("A blood potassium of {value} mmol/L ({taken}) is low. Show it to a clinician within days."),
    "calcium_today": N_(
        "A blood calcium of {value} mmol/L ({taken}) is far from normal. Call the clinician who ordered the test "
        "today. With cramped hands, tingling round the mouth, confusion or palpitations go to hospital at once."
    ),
    "calcium_soon": N_(
        "A blood calcium of {value} mmol/L ({taken}) is not normal. Show it to a clinician within days."
    ),
    "magnesium_today": N_(
        "A blood magnesium of {value} mmol/L ({taken}) is far from normal. Call the clinician who ordered the test "
        "today. With palpitations, fainting, weakness or cramped hands go to hospital at once."
    ),
    "magnesium_soon": N_("A blood magnesium of {value} mmol/L ({taken}) is low. Show it to a clinician within days."),
    "glucose_today": N_(
        "A blood glucose of {value} mmol/L ({taken}) needs care today. Low: sugar now, and measure again. High: call "
        "your clinician; with vomiting, confusion or fast breathing go to hospital at once."
    ),
    "glucose_soon": N_("A blood glucose of {value} mmol/L ({taken}) is high. Show it to a clinician within days."),
    "creatine_kinase_today": N_(
        "A creatine kinase (CK) of {value} U/L ({taken}) is very high. Call a clinician today, no exercise. With dark "
        "urine, weakness or swelling go to hospital at once."
    ),
    "creatine_kinase_soon": N_(
        "A creatine kinase (CK) of {value} U/L ({taken}) is high; after hard exercise that is common. Rest, and have "
        "it repeated."
    ),
    "units_doubtful": N_(
        "Unit of {name}: is {written} really in mmol/L? On many slips it is mg/dL, and would then be {converted} "
        "mmol/L. Look at the slip, enter the value in mmol/L and say that you read the unit. Until then the worse "
        "reading counts."
    ),
    "emergency_over": N_(
        "You had a sign that calls for emergency care while it is there. It is over: call a clinician today, and do no "
        "exercise before that. If it comes back, call the emergency number (Indonesia: 112 or 119)."
    ),
    "still_cramping": N_(
        "A cramp that goes on after ten minutes in spite of stretching should be seen urgently: call a clinician now."
    ),
    "tetanus_prone_wound": N_(
        "A wound with soil, rust or dung, or a deep prick, can let tetanus in. Have it cleaned and your tetanus "
        "protection checked today. A locked jaw or spasms that spread are an emergency."
    ),
    "losing_salts_today": N_(
        "With your illness, medicine or age, or when fluids do not stay down, vomiting or diarrhoea needs a clinician "
        "today: ask which medicines to pause. Meanwhile sip rehydration solution (oralit)."
    ),
    "cholera_possible": N_(
        "Stools like rice water can be cholera. Drink rehydration solution (oralit) after every stool and see a "
        "clinician today; with cramps, little urine or drowsiness get emergency care."
    ),
    "leptospirosis_possible": N_(
        "Fever with sore calves, or after flood water, mud or a rice field, can be leptospirosis, which is treated. "
        "See a clinician today and tell about the water."
    ),
    "dengue_possible": N_(
        "Fever in the tropics can be dengue or malaria. See a clinician today; ask before you take ibuprofen or "
        "aspirin. Bleeding, belly pain, vomiting that goes on or drowsiness is an emergency."
    ),
    "tingling_mouth_hands": N_("Have your blood calcium and magnesium checked soon."),
    "frequent_cramps": N_("Cramps on most nights, or for more than a month, are worth a visit to a clinician."),
    "long_cramps": N_("Cramps over ten minutes, or pain that stays, are worth a visit to a clinician."),
    "nerve_or_muscle_disease": N_(
        "Thin, twitching, weak, tingling or numb legs are worth a visit to a clinician: a nerve may be the cause."
    ),
    "cramps_elsewhere": N_("Cramps in other places than the legs are worth a visit to a clinician."),
    "young_child": N_("Leg cramps before the age of 8 are unusual. See a clinician."),
    "pregnancy_and_symptoms": N_(
        "In pregnancy these signs together with cramps need a call to your midwife or doctor today."
    ),
    "medicine_review": N_(
        "One of your medicines is known to go with cramps. Ask for a review. Do not stop or change it by yourself."
    ),
    "disease_review": N_("Tell the clinician who treats your illness about the cramps."),
    "dialysis_cramps": N_(
        "Tell the dialysis team about the cramps: they can change how water and salts are taken off."
    ),
    "blood_flow": N_("Calf pain on walking that rest relieves can be a narrowed artery. See a clinician."),
    "narrow_spine": N_("Leg pain on standing that sitting relieves can be a narrow spine. See a clinician."),
    "general_illness": N_("Weight loss, fever or night sweats with leg pain are worth a visit to a clinician."),
    "losing_salts": N_(
        "Vomiting or diarrhoea takes water and salts, and cramps follow. Sip rehydration solution (oralit), a glass "
        "after each loose stool. See a clinician if it lasts a day, you feel faint or it is a small child."
    ),
    "low_sodium": N_("Blood sodium may be as low as {sodium} mmol/L. Have it checked. Do not force yourself to drink."),
    "heat_illness_likely": N_(
        "Not like this: of 1000 people like you who did it, about {number} would fall ill of heat, several times as "
        "many as in a hot race. Move it to cooler hours, make it shorter and easier, rest in the shade, and go with "
        "somebody."
    ),
    # caution
    "heat_illness_if_held": N_(
        "What keeps you safe in this heat is to slow down when your body asks for it. If you held the effort you mean "
        "whatever it says, heat illness would come to about {held} in 1000, instead of {number}."
    ),
    "hot_core": N_(
        "The model has your core temperature reaching {temperature} °C. From 40 °C on some people fall ill: make it "
        "shorter, slower or cooler, and rest in the shade."
    ),
    "mass_gain": N_("You would end {gain} % heavier than you started. Drink less: never gain weight by drinking."),
    "drinks_exceed_sweat": N_("You would drink {intake} L and sweat {sweat} L. Drink no more than you sweat."),
    "fast_drinking": N_("More than {limit} L an hour is not advised unless you have measured your sweat rate."),
    "dehydration_caution": N_(
        "You would lose {loss} % of your weight. Aim for less than {limit} %, without drinking more than you sweat."
    ),
    "hot_conditions": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C. Make it "
        "shorter, rest in the shade, go with a partner."
    ),
    "flag_black": N_(
        "That is the black flag of the guidelines for races: they are called off. In training rest as long as you "
        "exercise, less hard and shorter than usual."
    ),
    "flag_black_training_unaccustomed": N_(
        "That is the black flag of the guidelines for races: they are called off. Nor does anybody train who is not "
        "used to heat, unfit or unwell; all others only for a short time and not hard."
    ),
    "flag_black_training": N_(
        "That is the black flag of the guidelines for races: they are called off, and all training too. Nobody can get "
        "rid of so much heat."
    ),
    "first_hot_days": N_("The first two weeks of heat are the riskiest. Start with short, easy sessions."),
    "swimming": N_("Cramps in the water are dangerous. Do not swim alone. If it cramps: float, signal, get out."),
    "cold_water": N_(
        "Cold water weakens arms and legs before one notices. Go in slowly, keep it short, get out when you shiver."
    ),
    "pesticide_handled": N_(
        "Cramps after pesticide: wash the skin and change clothes. Sweat, spit, tears, twitching, weakness, vomiting "
        "or narrow pupils are signs of poisoning: then call the emergency number at once (Indonesia: 112 or 119)."
    ),
    "low_sugar": N_("Shaky and sweaty can be low blood sugar: stop, eat or drink something sweet, and rest."),
    "sore_after_cramp": N_(
        "A calf is often sore for a day after a cramp. Still tender after that, or swollen, warm or red: see a "
        "clinician the same day, for it can be a blood clot."
    ),
    "weak_after_cramp": N_(
        "After a hard cramp the leg may not carry you for some minutes. Still so after an hour, or after a fall or a "
        "pop: it needs to be looked at at once."
    ),
    "sugar_and_insulin": N_(
        "Exercise lowers blood sugar, and sweet drinks raise it: measure your glucose before and after, and keep sugar "
        "at hand. Ask your clinician how to set insulin or tablets for it."
    ),
    "lithium": N_(
        "With lithium, losing water or salt, or suddenly changing how much you drink or salt, can raise it to a "
        "poisonous level. Keep both steady; shaking, vomiting or unsteady steps: call a clinician at once."
    ),
    "kidney_values_unknown": N_(
        "Whether food rich in potassium is right for you depends on your kidney function (eGFR) and blood potassium. "
        "Enter both, or ask for them."
    ),
    "potassium_is_high": N_("Your blood potassium is at the upper end: no food or drink to raise it is advised here."),
    "no_harder_training": N_(
        "With an eating disorder, too little weight or a heat stroke in the past we advise no harder training. Ask "
        "your clinician."
    ),
    "alone": N_("Do not do this alone: somebody must see it if you get into trouble."),
    "sickle_trait": N_(
        "With sickle cell trait: build up slowly, no all-out efforts at first, stop when the legs feel weak."
    ),
    "no_fluid_target": N_("With your illness we give no amount to drink. Ask your clinician."),
    "no_potassium_loading": N_(
        "With your illness or medicine extra potassium is dangerous: no supplements, no salt substitute, no coconut "
        "water. Whether food rich in it suits you depends on kidney function and blood potassium."
    ),
    "potassium_poisoning": N_(
        "So much potassium at once can stop the heart. If it was taken, call the emergency number or a poison centre "
        "now, also without any complaint. If it was only planned: never take it."
    ),
    "potassium_overdose": N_(
        "The potassium supplements add up to more than 3 g a day, which can disturb the heart. Before the next dose "
        "call whoever prescribed or sold them. Weakness, palpitations or fainting: emergency number."
    ),
    "potassium_supplement_is_dangerous": N_(
        "A potassium supplement with your illness or medicine can raise blood potassium until the heart stops. Call "
        "the clinician who prescribed it today and ask for a blood test; if nobody prescribed it, take no more."
    ),
    "magnesium_overdose": N_(
        "That is more magnesium from supplements than is safe for you (350 mg a day; none with kidney disease). Ask "
        "your clinician."
    ),
    "vitamin_e_overdose": N_(
        "That is more vitamin E than is safe (1000 mg a day): it can make you bleed. Ask your clinician."
    ),
    "salt_tablets": N_("Salt tablets are not advised: they upset the stomach and are easily too much."),
    "no_calcium_supplement": N_(
        "With your illness or medicine do not take extra calcium without asking your clinician."
    ),
    "vitamins_and_warfarin": N_("With warfarin do not take vitamin E or K supplements without asking your clinician."),
    "no_extra_sodium": N_("With your illness extra salt is not for you unless your clinician says so."),
    # info
    "flag_yellow": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C: the "
        "yellow flag of the guidelines for races. Whoever is not used to heat, unfit or unwell goes slower."
    ),
    "flag_red": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C: the red "
        "flag of the guidelines for races. Whoever is not used to heat, unfit or unwell does not take part; all others "
        "go slower."
    ),
    "restless_legs": N_(
        "An urge to move that moving relieves is more like restless legs than cramp. It is treated differently."
    ),
    "keep_medicines": N_("Never start, stop or change a medicine because of this program."),
    "ask_your_clinician": N_(
        "Our numbers are less sure for you. Ask your clinician before you follow any advice here."
    ),
}

RULES = {
    "not_a_diagnosis": N_(
        "This is not a diagnosis. Every risk comes with its evidence grade and its uncertainty. No supplement is said "
        "to prevent cramps."
    ),
    "drink_no_more_than_you_sweat": N_(
        "Drink 70 to 100 % of what you sweat, never more than that, and at most 1 L an hour if you have not measured "
        "your sweat rate. Never end heavier than you started. With heart, kidney or liver failure or restricted fluids "
        "the amount is for your clinician to say."
    ),
    "drink_before_exercise_by_body_mass": N_(
        "Drink 5 to 7 mL per kilogram two to four hours before exercise: half a litre for 70 to 100 kg, less for a "
        "child. Not with heart, kidney or liver failure or restricted fluids."
    ),
    "sodium_only_when_it_is_lost": N_(
        "Salt in the drink is for more than an hour of exercise, heat or salty sweat. No salt tablets. Care with high "
        "blood pressure, kidney disease and heart failure."
    ),
    "minerals_by_food_first": N_(
        "Potassium, magnesium and calcium come from food first. No extra with kidney disease or with medicines that "
        "hold potassium."
    ),
    "never_touch_medicines": N_(
        "Never start, stop or re-dose a medicine. No quinine, no tonic water as a treatment, no drip at home."
    ),
    "heat_ends_the_session": N_(
        "From a wet-bulb globe temperature of 27.8 °C, and in the first 14 hot days: shorten, rest, seek shade, pair "
        "up. A cramp in the heat ends the session for the day."
    ),
    "stretch_only_a_cramp": N_(
        "Stretch, rub and load only a sound leg: never a fracture, tear, clot, strain, tendon injury or operation that "
        "has not healed."
    ),
    "narrower_for_some_people": N_(
        "In pregnancy, under 16, over 75, on dialysis, with cirrhosis or after surgery the advice is narrower: ask "
        "your clinician."
    ),
    "say_what_is_unknown": N_(
        "Hard floors, awkward lying, potassium-rich food, half a litre before exercise and stretching before exercise "
        "have no cramp trials behind them."
    ),
    "no_exercise_when_ill": N_(
        "No exercise and no amount to drink for it with a fever, while vomiting or diarrhoea goes on, after a sign of "
        "an emergency, or with a blood value that must be looked at first."
    ),
    "private_by_default": N_("Medicines and illnesses stay on this device. Nothing is logged unless you ask for it."),
}


FIRST_AID = {
    "call": N_("Call the emergency number (Indonesia: 112 or 119)."),
    "cool_at_once": N_(
        "Cool the whole body now: cold water or ice bath, or pour water and fan. Cool first, transport second."
    ),
    "nothing_to_drink_if_confused": N_("Give nothing by mouth to somebody who is confused or drowsy."),
    "stay_with": N_("Stay with the person until help comes."),
    "no_more_water": N_("Drink no more water for now."),
    "press_the_chest": N_(
        "Press hard and fast on the middle of the chest: 100 to 120 times a minute, 5 to 6 cm deep, without stopping."
    ),
    "defibrillator": N_("Have somebody fetch a defibrillator (AED), switch it on and do what it says."),
    "if_not_breathing": N_(
        "If the person does not breathe normally (gasping is not normal): press on the middle of the chest, 100 to 120 "
        "times a minute, and have a defibrillator (AED) fetched."
    ),
    "sugar_if_awake": N_(
        "Awake and able to swallow: 15 to 20 g of sugar now (4 teaspoons, or a glass of juice or sweet drink)."
    ),
    "nothing_if_drowsy": N_("Drowsy or unconscious: nothing by mouth; glucagon, if it is there and you know how."),
    "check_glucose": N_(
        "Measure the glucose; after 15 minutes again. Still below 4 mmol/L (70 mg/dL): sugar once more."
    ),
    "away_and_wash": N_("Away from the poison, clothes off, wash the skin with much water. Protect your own hands."),
    "out_and_dry": N_("Out of the water and the wind, wet clothes off, keep the person lying flat."),
    "warm_gently": N_(
        "Blankets, warm packs on the trunk; a warm sweet drink only if fully awake. No rubbing, no hot bath."
    ),
    "go_now": N_("Go to an emergency department now; have somebody take you. Feeling worse on the way: 112 or 119."),
    "take_the_slip": N_("Take the laboratory slip and your medicines along."),
    "sip_rehydration": N_(
        "Sip rehydration solution (oralit): a glass after each loose stool; after vomiting a sip every few minutes."
    ),
    "on_the_side": N_("Lay a drowsy or vomiting person on the side."),
    "signal_and_float": N_("Raise an arm, call for help, and float on your back."),
    "stop_kicking": N_("Stop kicking. Breathe slowly."),
    "stretch_in_water": N_(
        "Floating, pull your toes toward your shin with your hand, knee straight, until it lets go."
    ),
    "get_out": N_("Move to the edge or shore with your arms, and get out."),
    "not_back_in": N_("Do not go back in today, and never swim on alone."),
    "stop": N_("Stop what you are doing and get to a safe place."),
    "stop_if_moving": N_("If you are moving, stop and get to a safe place."),
    "keep_still": N_("Keep the leg still."),
    "no_stretch_no_massage": N_("Do not stretch it. Do not massage it."),
    "splint_or_support": N_("Support the leg as it lies, with cushions or a splint; do not straighten it."),
    "cold_and_press": N_("Put something cold wrapped in a cloth on it, bind it lightly, raise the leg."),
    "get_care": N_("Get medical care now; do not walk on it."),
    "shade_and_cool": N_("Go into the shade. Loosen clothes, wet the skin, fan."),
    "drink_salty": N_("Sip a drink with salt in it, such as rehydration solution or a sports drink."),
    "watch_the_mind": N_(
        "Somebody watches you for half an hour: confusion, staggering or vomiting means call for help."
    ),
    "no_more_today": N_("No more exercise in the heat today."),
    "tell_dialysis_team": N_("Tell the dialysis team at once."),
    "stretch": N_("Stretch the muscle slowly and hold it until it lets go."),
    "stretch_calf": N_("Straighten the knee and pull the toes toward the shin. Hold until the cramp lets go."),
    "stretch_foot": N_("Pull the toes up and back with your hand. Hold until the cramp lets go."),
    "stretch_shin": N_("Point the foot down and press the top of it gently. Hold until the cramp lets go."),
    "stretch_hamstring": N_(
        "Straighten the knee with the leg out in front and lean forward a little. Hold until it lets go."
    ),
    "stretch_quadriceps": N_("Bend the knee and bring the heel toward the buttock. Hold until the cramp lets go."),
    "rub_gently": N_("Rub the muscle gently."),
    "stand_up": N_("Stand up and put your weight on the leg, holding on to something."),
    "warmth": N_("Warmth or a cold pack may ease the soreness that stays."),
    "walk_gently": N_("When it has let go, walk gently for some minutes before you go on."),
    "drink_to_thirst": N_("Drink when you are thirsty, not more."),
    "drink_as_allowed": N_("Drink only as much as your clinician allows."),
    "help_if_long": N_("If it lasts more than ten minutes, or the pain stays, ask a clinician."),
}
